import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, Monitor, Moon, Sun } from 'lucide-react'
import { showShortcuts } from '../command/show-shortcuts.ts'
import { BackendCard } from '../feature/settings/backend-card.tsx'
import { ConnectCard } from '../feature/settings/connect-card.tsx'
import { NotificationsCard } from '../feature/settings/notifications-card.tsx'
import { formatStamp } from '../lib/format.ts'
import { client, rpc } from '../lib/rpc.ts'
import { saveFile } from '../lib/save-file.ts'
import { setUi, useUi } from '../lib/ui-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CopyValue } from '../ui/copy-value.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Page } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'

const THEMES = [
  {
    value: 'light',
    label: (
      <>
        <Sun size={13} aria-hidden /> Light
      </>
    ),
  },
  {
    value: 'dark',
    label: (
      <>
        <Moon size={13} aria-hidden /> Dark
      </>
    ),
  },
  {
    value: 'system',
    label: (
      <>
        <Monitor size={13} aria-hidden /> As the system
      </>
    ),
  },
] as const

const Appearance = () => {
  const theme = useUi(state => state.theme)
  return (
    <Card title="Appearance">
      <Facts>
        <Fact name="Theme">
          <Segmented label="Theme" value={theme} choices={THEMES} onChange={next => setUi({ theme: next })} />
        </Fact>
        <Fact name="Keyboard">
          <Button size="small" onClick={showShortcuts.run}>
            Show keyboard shortcuts
          </Button>
        </Fact>
      </Facts>
    </Card>
  )
}

const LocalAuthority = () => {
  const download = useMutation({
    mutationFn: () => client.engine.localCa(),
    meta: { ownErrors: true },
    onSuccess: ({ pem }) => saveFile('hookbench-local-ca.pem', pem),
  })
  return (
    <Card title="Local certificate authority">
      <div className="flex flex-col gap-2">
        <p className="text-muted">
          It signs the certificate of the HTTPS receiver. Import it where another program must trust that receiver.
        </p>
        {download.error && <ErrorNote error={download.error} />}
        {download.data && (
          <p className="flex min-w-0 items-baseline gap-2 text-faint">
            Fingerprint <CopyValue value={download.data.fingerprint} />
          </p>
        )}
        <div>
          <Button icon={<Download size={14} aria-hidden />} busy={download.isPending} onClick={() => download.mutate()}>
            Download certificate
          </Button>
        </div>
      </div>
    </Card>
  )
}

const About = () => {
  const status = useQuery(rpc.engine.status.queryOptions()).data
  if (!status) return null
  const addresses = [
    ['API', status.api.url],
    ['Receiver', status.receiver.url],
    ['HTTPS receiver', status.receiver.httpsUrl],
  ] as const
  return (
    <Card title="About">
      <Facts>
        <Fact name="Version">
          <CopyValue value={status.version} />
        </Fact>
        <Fact name="Running since">{formatStamp(status.startedAt)}</Fact>
        {addresses.map(([name, url]) => (
          <Fact key={name} name={name}>
            {url === null ? <span className="text-faint">off</span> : <CopyValue value={url} wrap />}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

export const SettingsPage = () => (
  <Page title="Settings">
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      <div className="mx-auto flex max-w-180 flex-col gap-3">
        <Appearance />
        <NotificationsCard />
        <BackendCard />
        <ConnectCard />
        <LocalAuthority />
        <About />
      </div>
    </div>
  </Page>
)
