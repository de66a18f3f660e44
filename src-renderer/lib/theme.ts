import { type Theme, useUi } from './ui-state.ts'

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

export const resolveTheme = (theme: Theme): 'light' | 'dark' => {
  if (theme !== 'system') return theme
  return prefersDark.matches ? 'dark' : 'light'
}

const apply = (): void => {
  document.documentElement.dataset['theme'] = resolveTheme(useUi.getState().theme)
}

/** Keeps the document in the chosen theme, also when the system changes its own. */
export const followTheme = (): void => {
  apply()
  useUi.subscribe(apply)
  prefersDark.addEventListener('change', apply)
}
