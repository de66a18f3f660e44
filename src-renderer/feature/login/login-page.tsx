import { useState } from 'react'
import { useConnection } from '../../lib/connection.ts'
import { logIn } from '../../lib/session.ts'
import { reconnect } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Logo } from '../frame/logo.tsx'

/** Asks for the token once; the host answers with a session cookie. */
export const LoginPage = () => {
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const place = useConnection(({ connection }) => (connection.state === 'login' ? connection.help : null))
  const [failure, setFailure] = useState<unknown>(null)

  const enter = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await logIn(token.trim())
      reconnect()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="grid h-full place-items-center bg-sidebar p-4">
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void enter()
        }}
        className="flex w-full max-w-100 flex-col gap-4 rounded-md border border-line bg-panel p-6"
      >
        <div className="flex items-center gap-2">
          <Logo />
          <h1 className="text-lg font-semibold">Log in to Hookbench</h1>
        </div>
        {failure !== null && <ErrorNote error={failure} />}
        <Field
          label="Token"
          help={
            <>
              {place ?? 'The token stands in the file “token” of the data directory.'} The link that{' '}
              <code>hookbench serve</code> prints logs in without it.
            </>
          }
        >
          {ids => (
            <Input
              {...ids}
              mono
              type="password"
              autoComplete="current-password"
              // The page holds nothing but this field.
              autoFocus
              value={token}
              onChange={event => setToken(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={busy} disabled={token.trim() === ''}>
          Log in
        </Button>
      </form>
    </main>
  )
}
