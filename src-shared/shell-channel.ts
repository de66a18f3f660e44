/** The channels between preload and shell. The engine's data never passes here: it has its MessagePort. */
export const channel = {
  /** Page asks for a port to the engine; it comes back on `port`. */
  connect: 'hookbench:connect',
  port: 'hookbench:port',
  /** Page asks to be told of the engine's state; it comes back on `engineState`, now and at every change. */
  watchEngine: 'hookbench:watch-engine',
  engineState: 'hookbench:engine-state',
  /** Shell asks the page to show a webhook. */
  showWebhook: 'hookbench:show-webhook',
  openExternal: 'hookbench:open-external',
} as const

/** Prefix of the process argument by which the preload is told the version. */
export const VERSION_ARGUMENT = '--hookbench-version='
