import { Command } from 'commander'
import type { Cli } from '../cli.ts'

/** `hookbench openapi`: the document of the REST API, the same that an engine serves. Its maker is loaded only here. */
export const openapiCommand = ({ terminal }: Cli): Command =>
  new Command('openapi')
    .description('print the OpenAPI 3.1 document of the REST API')
    .addHelpText('after', '\nExample:\n  hookbench openapi > hookbench.openapi.json')
    .action(async () => {
      const { openApiDocument } = await import('../../../api/openapi-document.ts')
      terminal.out(`${JSON.stringify(await openApiDocument(), null, 2)}\n`)
    })
