import { TriangleAlert } from 'lucide-react'
import { useWatch } from 'react-hook-form'
import { Flag, type FormControl, Group, TextField } from './form-fields.tsx'

/** Certificate checks, and a warning while they are off (R57). */
export const TlsFields = ({ control }: { control: FormControl }) => {
  const verify = useWatch({ control, name: 'settings.tls.verify' })
  return (
    <>
      <Group title="SSL verification">
        <Flag control={control} name="settings.tls.verify" label="Verify the certificate" />
        {!verify && (
          <p role="note" className="flex items-start gap-2 rounded-md bg-warn-soft px-2.5 py-1.5 text-warn">
            <TriangleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
            Disable with caution: anybody between here and the endpoint can read and change what is sent.
          </p>
        )}
        <Flag
          control={control}
          name="settings.tls.trustLocalCa"
          label="Trust the local authority of the built-in receiver"
        />
      </Group>
      <TextField
        control={control}
        name="settings.tls.caFile"
        label="CA file"
        optional
        nullable
        placeholder="/etc/ssl/certs/company.pem"
        help="Path of a PEM file with further authorities to trust."
      />
    </>
  )
}
