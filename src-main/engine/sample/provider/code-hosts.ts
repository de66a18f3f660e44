import type { SampleProvider } from '../sample-provider.ts'

const DELIVERY = '6f1c2c1e-8f0a-4f5b-9a55-2f3a2f0a9a10'
const commit = {
  id: 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7',
  message: 'Fix the build of the docs – größer ist besser\n',
  timestamp: '2026-11-20T09:14:02+01:00',
  author: { name: 'Zoë Müller', email: 'zoe@example.com' },
}
const gitlabProject = {
  id: 15,
  name: 'Shop',
  web_url: 'https://gitlab.example.com/acme/shop',
  path_with_namespace: 'acme/shop',
  default_branch: 'main',
}

export const gitlab: SampleProvider = {
  id: 'gitlab',
  name: 'GitLab',
  scheme: 'gitlab',
  headers: [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'GitLab/18.5.0'],
    ['X-Gitlab-Event-UUID', '13792a34-cac6-4fda-95a8-c58e00a3954e'],
    ['X-Gitlab-Webhook-UUID', DELIVERY],
    ['X-Gitlab-Instance', 'https://gitlab.example.com'],
  ],
  samples: [
    {
      type: 'Push Hook',
      title: 'Commits were pushed',
      headers: [['X-Gitlab-Event', 'Push Hook']],
      body: {
        object_kind: 'push',
        event_name: 'push',
        before: '95790bf891e76fee5e1747ab589903a6a1f80f22',
        after: commit.id,
        ref: 'refs/heads/main',
        user_id: 4,
        user_username: 'zoe',
        project_id: 15,
        project: gitlabProject,
        commits: [{ ...commit, url: `${gitlabProject.web_url}/-/commit/${commit.id}`, added: [], modified: ['a.md'] }],
        total_commits_count: 1,
      },
    },
    {
      type: 'Pipeline Hook',
      title: 'A pipeline failed',
      headers: [['X-Gitlab-Event', 'Pipeline Hook']],
      body: {
        object_kind: 'pipeline',
        object_attributes: { id: 31, ref: 'main', status: 'failed', duration: 63, sha: commit.id },
        user: { id: 4, name: 'Zoë Müller', username: 'zoe' },
        project: gitlabProject,
        builds: [{ id: 380, stage: 'test', name: 'unit', status: 'failed' }],
      },
    },
  ],
}

const repository = { id: 140, name: 'shop', full_name: 'acme/shop', private: false, default_branch: 'main' }
const giteaPush = {
  ref: 'refs/heads/main',
  before: '28e1879d029cb852e4844d9c718537df08844e03',
  after: commit.id,
  compare_url: '',
  commits: [commit],
  repository,
  pusher: { id: 1, login: 'zoe', email: 'zoe@example.com' },
  sender: { id: 1, login: 'zoe', email: 'zoe@example.com' },
}

export const gitea: SampleProvider = {
  id: 'gitea',
  name: 'Gitea',
  scheme: 'gitea',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Gitea-Delivery', DELIVERY],
    ['X-Gitea-Event', 'push'],
    ['X-Gitea-Event-Type', 'push'],
  ],
  layout: value => JSON.stringify(value, null, 2),
  samples: [{ type: 'push', title: 'Commits were pushed', body: giteaPush }],
}

export const forgejo: SampleProvider = {
  id: 'forgejo',
  name: 'Forgejo',
  scheme: 'forgejo',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Forgejo-Delivery', DELIVERY],
    ['X-Forgejo-Event', 'push'],
    ['X-Forgejo-Event-Type', 'push'],
  ],
  layout: value => JSON.stringify(value, null, 2),
  samples: [{ type: 'push', title: 'Commits were pushed', body: giteaPush }],
}
