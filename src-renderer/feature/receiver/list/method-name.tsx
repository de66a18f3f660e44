const TINTS: Record<string, string> = {
  GET: 'text-json-string',
  HEAD: 'text-json-string',
  POST: 'text-json-key',
  PUT: 'text-json-number',
  PATCH: 'text-json-number',
  DELETE: 'text-json-word',
}

export const MethodName = ({ method }: { method: string }) => <span className={TINTS[method]}>{method}</span>
