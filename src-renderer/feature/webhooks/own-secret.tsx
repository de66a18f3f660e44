import { useState } from 'react'
import { useFormState, useWatch } from 'react-hook-form'
import { usesKeyPair } from '../../../src-shared/model/scheme.ts'
import { Button } from '../../ui/button.tsx'
import { type FormControl, TextField } from './form-fields.tsx'
import { hasGeneratedSecret } from './secret-policy.ts'

/** For who has a secret already; it is folded, since most let Hookbench make one. A private key only its owner has. */
export const OwnSecret = ({ control }: { control: FormControl }) => {
  const [profile, signing, secret] = useWatch({ control, name: ['profile', 'settings.signing', 'secret'] })
  const { errors } = useFormState({ control, name: 'secret' })
  const [asked, setAsked] = useState(false)
  if (usesKeyPair(signing.scheme)) {
    return (
      <TextField
        control={control}
        name="secret"
        label="Private key"
        rows={4}
        help="It signs: PEM, base64 of DER, or a JWK. The receiver verifies with its public half."
      />
    )
  }
  if (!hasGeneratedSecret({ profile, signing })) return null
  if (!asked && secret === '' && errors.secret === undefined) {
    return (
      <span>
        <Button size="small" look="ghost" onClick={() => setAsked(true)}>
          Use a secret of your own
        </Button>
      </span>
    )
  }
  return (
    <TextField
      control={control}
      name="secret"
      label="Secret of your own"
      optional
      help="For instance when moving from another system. It takes the place of the one there is. Empty: Hookbench makes it, or it stays."
    />
  )
}
