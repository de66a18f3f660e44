import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { ProviderSample, SampleProvider } from '../sample-provider.ts'

const headers = (event: string): HeaderList => [
  ['Accept', '*/*'],
  ['Content-Type', 'application/json'],
  ['User-Agent', 'GitHub-Hookshot/044aadd'],
  ['X-GitHub-Delivery', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
  ['X-GitHub-Event', event],
  ['X-GitHub-Hook-ID', '292430182'],
  ['X-GitHub-Hook-Installation-Target-ID', '79929171'],
  ['X-GitHub-Hook-Installation-Target-Type', 'repository'],
]

/** The first sample of GitHub, without the examples of the library, which are 3.3 MB. */
export const github: SampleProvider = {
  id: 'github',
  name: 'GitHub',
  scheme: 'github',
  headers: headers('ping'),
  samples: [
    {
      type: 'ping',
      title: 'The webhook was set up',
      body: {
        zen: 'Keep it logically awesome.',
        hook_id: 292430182,
        hook: { type: 'Repository', id: 292430182, active: true, events: ['push'] },
        repository: { id: 186853002, name: 'Hello-World', full_name: 'Codertocat/Hello-World', private: false },
        sender: { login: 'Codertocat', id: 21031067, type: 'User' },
      },
    },
  ],
}

const actionOf = (example: object): string =>
  'action' in example && typeof example.action === 'string' ? `.${example.action}` : ''

const firstSentence = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/\.\s/)[0]
    ?.replace(/\.$/, '') ?? text

/** Every event of GitHub, from the examples that its community collects. Loaded when it is first asked for. */
export const loadGithub = async (): Promise<SampleProvider> => {
  const { default: definitions } = await import('@octokit/webhooks-examples', { with: { type: 'json' } })
  const samples = definitions
    .filter(({ name }) => name !== 'ping')
    .flatMap(({ name, description, examples }) =>
      examples.map(
        (example): ProviderSample => ({
          type: `${name}${actionOf(example)}`,
          title: firstSentence(description),
          headers: [['X-GitHub-Event', name]],
          body: () => example,
        }),
      ),
    )
  return { ...github, samples: [...github.samples, ...samples] }
}
