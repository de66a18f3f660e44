import process from 'node:process'

/**
 * `npm run bench [-- sending|receiver|captures]`: every figure beside its limit, measured in turns in one run, medians and ratios. A
 * machine's absolute figures say little; the ratio does. `receiver --peers` installs and measures other receivers, too.
 */
const ROUNDS = Number(process.env.HOOKBENCH_BENCH_ROUNDS ?? 5)
const [what = 'sending', ...flags] = process.argv.slice(2)

if (what === 'sending') {
  const { benchSending } = await import('./bench-sending.ts')
  await benchSending(ROUNDS)
} else if (what === 'receiver') {
  const { benchReceiver } = await import('./receiver/bench-receiver.ts')
  await benchReceiver(ROUNDS, flags.includes('--peers'))
} else if (what === 'captures') {
  const { benchCaptures } = await import('./bench-captures.ts')
  await benchCaptures()
} else {
  console.error(`There is no benchmark ${what}; there are sending, receiver and captures.`)
  process.exitCode = 2
}
