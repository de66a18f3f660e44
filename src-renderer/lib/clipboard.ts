import { toast } from 'sonner'

/** Copies text; says so in a toast when it cannot. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    toast.error('The clipboard is not available.', { description: 'Select the text and copy it by hand.' })
    return false
  }
}
