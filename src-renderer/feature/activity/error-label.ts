const LABELS: Record<string, string> = {
  'timeout-connect': 'timeout',
  'timeout-response': 'timeout',
  unreachable: 'no route',
  'invalid-url': 'bad URL',
  'head-too-large': 'headers',
  unknown: 'error',
}

/** The class of an attempt's error, short enough for a column. */
export const errorLabel = (errorClass: string): string => LABELS[errorClass] ?? errorClass
