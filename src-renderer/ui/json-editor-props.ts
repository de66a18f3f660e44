export interface JsonEditorProps {
  label: string
  value: string
  onChange(value: string): void
  /** Ctrl or Cmd with Enter. */
  onSubmit(): void
}
