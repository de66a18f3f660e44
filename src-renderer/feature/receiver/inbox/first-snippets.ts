export type SnippetName = 'curl' | 'powershell' | 'node' | 'python'

/** One line each that posts a little JSON; an address of an inbox has no character that needs quoting. */
export const snippets: Record<SnippetName, (url: string) => string> = {
  curl: url => `curl -X POST ${url} -H 'content-type: application/json' -d '{"hello":"world"}'`,
  powershell: url => `Invoke-RestMethod -Method Post ${url} -ContentType application/json -Body '{"hello":"world"}'`,
  node: url =>
    `node -e "fetch('${url}',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({hello:'world'})}).then(r=>console.log(r.status))"`,
  python: url =>
    `python3 -c "import urllib.request as u;print(u.urlopen(u.Request('${url}',b'{\\"hello\\":\\"world\\"}',{'content-type':'application/json'})).status)"`,
}
