import type { CaptureColour } from '../../../../src-shared/model/capture-filter.ts'

/** The classes that a colour is drawn with; they stand here whole, so that they are found. */
const CLASSES: Record<CaptureColour, string> = {
  red: 'bg-label-red',
  orange: 'bg-label-orange',
  yellow: 'bg-label-yellow',
  green: 'bg-label-green',
  blue: 'bg-label-blue',
  purple: 'bg-label-purple',
}

export const labelClass = (colour: CaptureColour): string => CLASSES[colour]
