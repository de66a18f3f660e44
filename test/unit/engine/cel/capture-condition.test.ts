import fc from 'fast-check'
import { evaluate } from '@marcbachmann/cel-js'
import { describe, expect, test } from 'vitest'
import { compileCondition } from '../../../../src-main/engine/cel/capture-condition.ts'
import { type CaptureView, conditionView } from '../../../../src-main/engine/cel/capture-view.ts'
import { HookError } from '../../../../src-shared/error.ts'

const view = (body: string | Uint8Array, target = '/shop/orders?dry=1&tag=a&tag=b%20c'): CaptureView => {
  const bytes = Buffer.from(body)
  return conditionView({
    method: 'POST',
    target,
    rawHeaders: [
      ['X-GitHub-Event', 'push'],
      ['Accept', 'a'],
      ['accept', 'b'],
    ],
    size: bytes.length,
    body: bytes,
    verification: { scheme: 'github', result: 'invalid', code: 'wrong-secret', reason: 'Another secret.' },
    count: 3,
  })
}

const order = view('{"total":4200,"items":[{"sku":"A","n":1},{"sku":"B","n":2}],"note":null}')

const refusal = (text: string): HookError => {
  try {
    compileCondition(text)
  } catch (error) {
    if (error instanceof HookError) return error
    throw error
  }
  throw new Error(`${text} was taken`)
}

describe('conditions over requests', () => {
  test.each([
    ['method == "POST" && path == "/shop/orders"', true],
    ['path.startsWith("/shop/") && path.endsWith("orders")', true],
    ['query.dry == "1" && query["tag"] == "a, b c"', true],
    ['headers["x-github-event"] == "push"', true],
    ['headers.accept == "a, b"', true],
    ['"x-github-event" in headers && !("x-other" in headers)', true],
    ['has(headers.accept) && !has(headers.other)', true],
    ['body.total == 4200 && body.total > 100 && body.total + 1 == 4201 && body.total / 8 == 525', true],
    ['body.items.exists(i, i.sku == "B" && i.n == 2)', true],
    ['body.items.all(i, i.n > 1)', false],
    ['body.items.exists_one(i, i.n > 1)', true],
    ['body.items.map(i, i.sku) == ["A", "B"]', true],
    ['body.items.filter(i, i.n > 1).map(i, i.n) == [2]', true],
    ['body.items.map(i, i.n > 1, i.sku) == ["B"]', true],
    ['size(body.items) == 2 && body.items[1].sku == "B"', true],
    ['body.items.exists(i, body.items.exists(j, i.n + 1 == j.n))', true],
    ['body.items[0] == {"n": 1, "sku": "A"}', true],
    ['body.note == null', true],
    ['size > 20 && size == 72', true],
    ['count == 3 || count % 2 == 0', true],
    ['verification.result == "valid"', false],
    ['verification.code == "wrong-secret"', true],
    ['method.matches("^P(OST|UT)$") && path.matches("order")', true],
    ['method in ["GET", "PUT"]', false],
    ['method == "GET" ? false : true', true],
    ['path.split("/")[1] == "shop" && path.substring(1, 5) == "shop"', true],
    ['method.lowerAscii() == "post" && int("12") == 12 && string(body.total) == "4200"', true],
    ['7 / 2 == 3 && -7 % 2 == -1', true],
  ])('B30: %s is %s', (text, outcome) => {
    expect(compileCondition(text).test(order)).toBe(outcome)
  })

  test('B30: a body that is no JSON is a text, and one of more than 1 MiB is not looked at', () => {
    expect(compileCondition('body.contains("total=42")').test(view('total=42&currency=EUR'))).toBe(true)
    expect(compileCondition('body == null && size > 1048576').test(view('x'.repeat(1_048_577)))).toBe(true)
    expect(compileCondition('body == "" && size == 0').test(view(''))).toBe(true)
  })

  test.each([
    ['headers["x-other"] == "1"', 'there is no headers["x-other"]'],
    ['body.items[7].sku == "A"', 'there is no body.items[7], the list has 2'],
    ['body.total.cents == 1', 'there is no body.total.cents in a number'],
    ['body.items > 3', 'a list > a number has no answer'],
    ['body.total', 'it comes out as a number'],
    ['!body.items', 'a list stands where true or false must stand'],
    ['body.total.contains("4")', 'contains() cannot be asked of a number'],
    ['body.items.all(i, i.sku)', 'what all() asks comes out as a text, not as true or false'],
    ['count / 0 == 1', 'it divides by zero'],
  ])('B35: %s cannot be answered, and says why', (text, problem) => {
    expect(compileCondition(text).test(order)).toEqual({ problem })
  })

  test('B30: what decides does so also beside a part that cannot be answered', () => {
    expect(compileCondition('body.none == 1 || method == "POST"').test(order)).toBe(true)
    expect(compileCondition('body.none == 1 && method == "GET"').test(order)).toBe(false)
    expect(compileCondition('body.items.exists(i, i.none == 1 || i.n == 2)').test(order)).toBe(true)
  })

  test.each([
    ['method = "POST"', 'The condition is wrong at character 8: unexpected character: =.'],
    ['methd == "POST"', 'The condition is wrong at character 1: unknown variable: methd.'],
    ['method == "POST" &&', 'The condition is wrong at character 20 (its end): unexpected end of the condition.'],
    ['method == 5', 'The condition is wrong at character 1: no such overload: string == int.'],
    ['verification.reslt == "valid"', 'The condition is wrong at character 14: no such key: reslt.'],
    ['size', 'The condition is wrong at character 1: it comes out as int, not as true or false.'],
    ['', 'The condition is wrong at character 1 (its end): it is empty.'],
    [
      'method == "A" && path.matches("(a")',
      'The condition is wrong at character 31: the regular expression cannot be used, the ( at character 1 has no ).',
    ],
    [
      'path.matches(headers.a)',
      'The condition is wrong at character 14: matches() takes an expression that is written out.',
    ],
    [
      'timestamp(body.t) > timestamp("2020-01-01T00:00:00Z")',
      'The condition is wrong at character 1: timestamp() is not known here; there are size, int, double, string, dyn.',
    ],
  ])('B30: %s is refused with the place', (text, message) => {
    const { code, message: said, help } = refusal(text)
    expect({ code, said }).toEqual({ code: 'INVALID_INPUT', said: message })
    expect(help).toContain('method, path, query, headers, body, size, verification, count')
  })

  test('B30: a condition of more than 2,000 characters is refused', () => {
    expect(refusal(`method == "${'a'.repeat(2000)}"`).message).toContain('2000 are the most')
  })

  test('B35: it is taken apart at &&, and every part says what it saw', () => {
    const condition = compileCondition(
      '(method == "GET" || method == "PUT") && body.total > 100 && headers["x-other"] == "a" && body.items.exists(i, i.n == 3)',
    )
    expect(condition.explain(order)).toEqual([
      {
        text: 'method == "GET" || method == "PUT"',
        outcome: false,
        read: [{ expression: 'method', value: 'POST' }],
      },
      { text: 'body.total > 100', outcome: true, read: [{ expression: 'body.total', value: 4200 }] },
      {
        text: 'headers["x-other"] == "a"',
        outcome: { problem: 'there is no headers["x-other"]' },
        read: [{ expression: 'headers["x-other"]' }],
      },
      {
        text: 'body.items.exists(i, i.n == 3)',
        outcome: false,
        read: [
          {
            expression: 'body.items',
            value: [
              { sku: 'A', n: 1 },
              { sku: 'B', n: 2 },
            ],
          },
        ],
      },
    ])
  })

  test('B30: names of a hostile body are names and nothing more', () => {
    const hostile = view('{"__proto__":{"admin":true},"constructor":1}')
    expect(compileCondition('has(body.admin)').test(hostile)).toBe(false)
    expect(compileCondition('has(body.toString)').test(hostile)).toBe(false)
    expect(compileCondition('body["__proto__"].admin && body.constructor == 1').test(hostile)).toBe(true)
    expect(compileCondition('has(headers.toString) || has(query.__proto__)').test(hostile)).toBe(false)
  })

  test.each([
    ['body.all(x, body.all(y, x + y > 0))', `[${'1,'.repeat(500_000)}1]`],
    ['body.map(x, body) == body.map(y, body)', `[${'1,'.repeat(500_000)}1]`],
    ['body.map(x, [x, x]).map(x, [x, x]).size() == 1', `[${'1,'.repeat(500_000)}1]`],
    ['body.matches("(a+)+b")', 'a'.repeat(1_000_000)],
    ['body.split("").exists(x, x.split("") == [body])', `"${'a'.repeat(1_000_000)}"`],
    [
      '["a", "b"].all(x, ["a", "b"].all(y, [1, 2, 3, 4].all(z, !(body + x).contains(body + y))))',
      'a'.repeat(1_000_000),
    ],
  ])('B30: %s over a large body ends, with a sentence', (text, body) => {
    const outcome = compileCondition(text).test(view(body))
    expect(outcome).toEqual({ problem: 'it takes more work than a request is worth' })
  })

  test('B30: a body that is nested deeper than any stack is compared all the same', () => {
    const deep = view(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(compileCondition('body == body').test(deep)).toBe(false)
    expect(compileCondition('body == [[]]').test(deep)).toBe(false)
  })

  test('B30: it says the same as the library where both know an answer', () => {
    const operand = fc.constantFrom('1', '2', '0', '1.5', '"a"', '"b"', 'true', 'false', '[1, 2]', '["a"]', 'null')
    const expression = fc
      .tuple(
        operand,
        fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%'),
        operand,
        operand,
      )
      .map(([a, sign, b, c]) => `(dyn(${a}) ${sign} dyn(${b})) == dyn(${c})`)
    let agreed = 0
    fc.assert(
      fc.property(expression, text => {
        let wanted: unknown
        try {
          wanted = evaluate(text)
        } catch {
          return
        }
        agreed += 1
        expect({ text, outcome: compileCondition(text).test(order) }).toEqual({ text, outcome: wanted })
      }),
      { numRuns: 2000 },
    )
    expect(agreed).toBeGreaterThan(300)
  })
})
