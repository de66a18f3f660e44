/** An answer of the Assets API: a webhook, or an error; a list where one was asked for. */
export interface AssetsAnswer {
  id: string
  name: string
  url: string
  eventTypes: string[]
  enabled: boolean
  secretToken: string
  error: { code: string; field?: string; message: string }
}

export type AssetsClient = (
  method: string,
  path?: string,
  body?: unknown,
) => Promise<{ status: number; body: AssetsAnswer }>

/** A client of the Assets API, which knows a base URL and a token and nothing else of Hookbench. */
export const createAssetsClient =
  (url: string, token: string): AssetsClient =>
  async (method, path = '', body) => {
    const response = await fetch(`${url}/services/admin/webhook${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
