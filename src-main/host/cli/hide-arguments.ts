const WITH_SECRETS = ['--secret', '--token', '--redis', '--header']
const SECRET_SETTING = /^headers=/

const hidden = '***'

/** Names of what holds the secret may stay. */
const isPlain = (value: string): boolean => value === '-' || value.startsWith('@') || value.startsWith('env:')

/** Arguments as other users of the machine may see them. */
export const withoutSecrets = (args: readonly string[]): string[] =>
  args.map((arg, index) => {
    const before = args[index - 1] ?? ''
    if (WITH_SECRETS.includes(before)) return isPlain(arg) ? arg : hidden
    if (before === '--setting' && SECRET_SETTING.test(arg)) return hidden
    const [, name = '', value = ''] = /^(--[a-z-]+)=(.*)$/s.exec(arg) ?? []
    const isSecret = WITH_SECRETS.includes(name) || (name === '--setting' && SECRET_SETTING.test(value))
    return isSecret && !isPlain(value) ? `${name}=${hidden}` : arg
  })

/**
 * Takes secrets out of what ps and /proc show of this process. They were there while it started, so that @file and
 * standard input stay the better ways.
 */
export const hideArguments = ({ argv, platform }: Pick<NodeJS.Process, 'argv' | 'platform'> = process): void => {
  const shown = withoutSecrets(argv)
  // On Windows the title is the window's.
  if (platform !== 'win32' && shown.join(' ') !== argv.join(' ')) process.title = shown.join(' ')
}
