import { usuallyIgnored } from '../../../../src-shared/model/capture-diff.ts'
import { setUi, useUi } from '../../../lib/ui-state.ts'

/** What a comparison leaves out, as this person last set it. */
export const useDiffIgnore = (): string[] => useUi(state => state.diffIgnore) ?? [...usuallyIgnored]

export const setDiffIgnore = (diffIgnore: string[] | null): void => {
  setUi({ diffIgnore })
}
