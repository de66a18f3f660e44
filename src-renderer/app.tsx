import { Suspense } from 'react'
import { lazyPart } from './lib/lazy-part.ts'
import { Route, Router, Switch } from 'wouter'
import { Frame } from './feature/frame/frame.tsx'
import { LoginPage } from './feature/login/login-page.tsx'
import { useConnection } from './lib/connection.ts'
import { useHashLocation } from './lib/router.ts'
import { ActivityPage } from './routes/activity.tsx'
import { EventTypesPage } from './routes/event-types.tsx'
import { HomePage } from './routes/home.tsx'
import { ReceiverPage } from './routes/receiver.tsx'
import { SettingsPage } from './routes/settings.tsx'
import { WebhooksPage } from './routes/webhooks.tsx'
import { Page } from './ui/page.tsx'
import { Skeleton } from './ui/skeleton.tsx'
import { TipProvider } from './ui/tooltip.tsx'

const AppLogPage = lazyPart(() => import('./routes/app-log.tsx'))
const BackendPage = lazyPart(() => import('./routes/backend.tsx'))
const ClusterPage = lazyPart(() => import('./routes/cluster.tsx'))
const ComparePage = lazyPart(() => import('./routes/compare.tsx'))
const ComposePage = lazyPart(() => import('./routes/compose.tsx'))
const DoctorPage = lazyPart(() => import('./routes/doctor.tsx'))
const SourcesPage = lazyPart(() => import('./routes/sources.tsx'))

/** In the place of a page whose code is on its way. */
const Coming = ({ title }: { title: string }) => (
  <Page title={title}>
    <Skeleton />
  </Page>
)

const Pages = () => (
  <Switch>
    <Route path="/webhooks">
      <WebhooksPage pane={{ mode: 'closed' }} />
    </Route>
    <Route path="/webhooks/new">
      <WebhooksPage pane={{ mode: 'new' }} />
    </Route>
    <Route path="/webhooks/:id/edit">{({ id }) => <WebhooksPage pane={{ mode: 'edit', id }} />}</Route>
    <Route path="/webhooks/:id">{({ id }) => <WebhooksPage pane={{ mode: 'detail', id }} />}</Route>
    <Route path="/activity/:id?">{({ id }) => <ActivityPage id={id ?? null} />}</Route>
    <Route path="/compose">
      <Suspense fallback={<Coming title="Compose" />}>
        <ComposePage />
      </Suspense>
    </Route>
    <Route path="/event-types">
      <EventTypesPage pane={{ mode: 'closed' }} />
    </Route>
    <Route path="/event-types/-new">
      <EventTypesPage pane={{ mode: 'new' }} />
    </Route>
    <Route path="/event-types/:name/edit">{({ name }) => <EventTypesPage pane={{ mode: 'edit', name }} />}</Route>
    <Route path="/event-types/:name">{({ name }) => <EventTypesPage pane={{ mode: 'detail', name }} />}</Route>
    <Route path="/receiver/:inbox?/:capture?">
      {({ inbox, capture }) => <ReceiverPage inbox={inbox ?? null} captureId={capture ?? null} />}
    </Route>
    <Route path="/receiver/-/:a/compare/:b">
      {({ a, b }) => (
        <Suspense fallback={<Coming title="Compare captures" />}>
          <ComparePage a={a} b={b} />
        </Suspense>
      )}
    </Route>
    <Route path="/sources/:id?">
      {({ id }) => (
        <Suspense fallback={<Coming title="Sources" />}>
          <SourcesPage id={id ?? null} />
        </Suspense>
      )}
    </Route>
    <Route path="/backend/:state?/:id?">
      {({ state, id }) => (
        <Suspense fallback={<Coming title="Backend status" />}>
          <BackendPage state={state ?? null} id={id ?? null} />
        </Suspense>
      )}
    </Route>
    <Route path="/doctor">
      <Suspense fallback={<Coming title="Endpoint doctor" />}>
        <DoctorPage />
      </Suspense>
    </Route>
    <Route path="/log">
      <Suspense fallback={<Coming title="App log" />}>
        <AppLogPage />
      </Suspense>
    </Route>
    <Route path="/cluster">
      <Suspense fallback={<Coming title="Cluster properties" />}>
        <ClusterPage />
      </Suspense>
    </Route>
    <Route path="/settings">
      <SettingsPage />
    </Route>
    <Route>
      <HomePage />
    </Route>
  </Switch>
)

export const App = () => {
  const loginNeeded = useConnection(state => state.connection.state === 'login')
  if (loginNeeded) return <LoginPage />
  return (
    <Router hook={useHashLocation}>
      <TipProvider>
        <Frame>
          <Pages />
        </Frame>
      </TipProvider>
    </Router>
  )
}
