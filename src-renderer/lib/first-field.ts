import { type RefObject, useEffect, useRef } from 'react'

const FIELD = ['input:not(:disabled, [type="hidden"])', 'textarea:not(:disabled)', '[role="combobox"]'].join(', ')

export const firstFieldIn = (within: Element | null): HTMLElement | null =>
  within?.querySelector<HTMLElement>(FIELD) ?? null

/** Puts the focus into the first field of a form when it opens. */
export const useFirstField = <T extends HTMLElement>(): RefObject<T | null> => {
  const form = useRef<T>(null)
  useEffect(() => firstFieldIn(form.current)?.focus({ preventScroll: true }), [])
  return form
}
