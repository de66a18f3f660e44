/** Lets the person save bytes or text as a file. The type keeps a browser from showing it. */
export const saveFile = (name: string, content: Uint8Array | string): void => {
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const url = URL.createObjectURL(new Blob([part], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
