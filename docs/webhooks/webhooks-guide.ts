import { readFileSync } from 'node:fs'
import { excerptBytes } from '../../domain/enterprises/answer-excerpt.ts'
import { pausedRetryPause, retryPauses, tryingTime } from '../../domain/enterprises/delivery.ts'
import { laterStatuses, pauseAfter } from '../../domain/enterprises/reachability.ts'
import { installationHours } from '../../domain/enterprises/secret-versions.ts'
import { millisecondsIn } from '../../domain/kernel/instant.ts'
import { clockTolerance } from '../../domain/kernel/judge-event.ts'
import { problemMeanings } from '../../domain/kernel/problem-words.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { routes } from '../../functions/catalog.ts'
import { mostAnswerBytes } from '../../functions/gateways/event-post.ts'
import { connectTime, headersTime } from '../../functions/gateways/exchange.ts'
import { answerPatience } from '../../functions/gateways/signed-post.ts'
import { openApiDocument } from '../../functions/service/open-api-document.ts'
import { problemsOf } from '../../functions/service/problems-of.ts'
import type { JsonSchema } from '../../functions/service/shared-schemas.ts'
import { longestWebhookId, signatureTolerance } from '../../functions/wiring/middleware/sender-signature.ts'
import { heardWords, sentWords } from './event-words.ts'
import { fieldTable } from './field-table.ts'

const document = openApiDocument(routes)
const schemas: Readonly<Record<string, JsonSchema>> = document.components.schemas
const inbox = routes['inbox/receive-event']
const testRoute = routes['enterprises/send-test-event']

const hours = (seconds: number) => seconds / 3600
const secondsIn = (span: Parameters<typeof millisecondsIn>[0]) => millisecondsIn(span) / 1000
const json = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``
const recipe = (ending: string) => readFileSync(new URL(`verify.${ending}`, import.meta.url), 'utf8').trimEnd()

/** docs/webhooks.md: what the IT of an enterprise needs, Chinese first. Its figures are the code's own, its examples the API document's. */
export function webhooksGuide(): string {
  return [
    '# 企业系统对接 · Connecting an enterprise’s system',
    '<!-- Made by `npm run webhooks-guide` from the schemas and the figures of the code: change those, not this page. -->',
    opening(),
    signature(),
    weSend(),
    youSend(),
    trying(),
    '## 我们发的事件 · Events that we send',
    ...Object.entries(document.webhooks).map(([type, { post }]) => {
      const { example, schema } = post.requestBody.content['application/json']
      return eventSection(type, sentWords[type as keyof typeof sentWords], example, schema)
    }),
    '## 你们发的事件 · Events that you send',
    ...heard(),
    '## 签名代码 · Signature recipes',
    '四种语言，都不需要第三方包；每个文件可以直接运行。 Four languages, no packages; each file runs as it is.',
    ...recipes().map(([name, ending, language]) =>
      [
        `### ${name}`,
        `[verify.${ending}](webhooks/verify.${ending})`,
        `\`\`\`${language}\n${recipe(ending)}\n\`\`\``,
      ].join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

function recipes(): readonly (readonly [name: string, ending: string, language: string])[] {
  return [
    ['TypeScript', 'ts', 'ts'],
    ['Python', 'py', 'python'],
    ['Java', 'java', 'java'],
    ['Go', 'go', 'go'],
  ]
}

function opening(): string {
  return `双方都用 [Standard Webhooks](https://www.standardwebhooks.com)：一个 JSON 事件，一次 HTTPS POST，一个签名。没有系统的企业不需要
读这一页：就业服务专员会发一次性链接。全部字段见 \`/openapi.json\`（OpenAPI 3.1，\`webhooks\` 和 \`components.schemas\`）。

Both sides speak [Standard Webhooks](https://www.standardwebhooks.com): an event in JSON, an HTTPS POST, a signature. A firm without
a system need not read this: its specialist sends links. Every field is in \`/openapi.json\`.

| | |
| --- | --- |
| 我们发到 · we send to | 贵方登记的 \`webhookUrl\`（https，公网） · your \`webhookUrl\`, https, on the Internet |
| 你们发到 · you send to | \`${inbox.method} ${inbox.path}\` |
| 密钥 · secret | \`whsec_…\`，登记时只显示一次；双向同一个 · shown once when you are registered; one for both directions |
| 换密钥 · rotation | 旧密钥继续有效 ${installationHours} 小时，其间我们用两个签名 · the one before counts for ${installationHours} hours, and we sign with both |`
}

function signature(): string {
  const minutes = signatureTolerance / 60
  return `## 签名 · Signature

三个请求头 · Three headers:

| header | |
| --- | --- |
| \`webhook-id\` | 事件编号，每次重发都相同；你们发的不超过 ${longestWebhookId} 个字符 · the event’s id, the same for every try; yours has at most ${longestWebhookId} characters |
| \`webhook-timestamp\` | 本次发送的秒数（1970 年起） · seconds since 1970, at this try |
| \`webhook-signature\` | \`v1,\` + base64(HMAC-SHA256(密钥, \`id.timestamp.body\`))；可以有几个，空格分开 · there may be several, with spaces between |

1. 用收到的原始字节验签，不要先解析再序列化。 Verify the bytes as they came; do not parse and print them again.
2. 与本机时钟相差超过 ${minutes} 分钟（${signatureTolerance} 秒）的拒绝；我们也这样做。 Refuse what is more than ${minutes} minutes (${signatureTolerance} seconds) from your clock; we do.
3. 用固定时间比较；多个签名中有一个对即可。 Compare in constant time; one true signature is enough.
4. 按 \`webhook-id\` 去重：已经处理过的直接回答 2xx。 Know each \`webhook-id\`: answer 2xx to one that you have dealt with.`
}

function weSend(): string {
  return `## 我们发，你们回答 · We send, you answer

- **2xx** 表示收下，回答内容我们不使用。连接 ${connectTime / 1000} 秒内、开始回答 ${headersTime / 1000} 秒内、全部 ${answerPatience} 秒内；先存下、马上回答、再处理。
  回答超过 ${mostAnswerBytes / 1024} KB 的部分被切断；开头 ${excerptBytes} 字节留在发送记录里，专员看得到（密钥、电话、证件号已遮盖）。
  **2xx** means taken; what you answer is not used. Connect within ${connectTime / 1000} s, begin to answer within ${headersTime / 1000} s, end within ${answerPatience} s: store,
  answer, then work. More than ${mostAnswerBytes / 1024} KB is cut off; the first ${excerptBytes} bytes stay on record for your specialist, blacked out.
- **410** 表示地址停用：不再发送，直到登记新地址。 **410**: nothing more is sent until another address is given.
- **其他 4xx**（${[...laterStatuses].join('、')} 除外）表示这一个事件不收：别的事件照发，这一个以后再试。 **Other 4xx** (but for
  ${[...laterStatuses].join(', ')}): this one is not taken. The others pass it, and it is tried again.
- **其余**（5xx、${[...laterStatuses].join('、')}、转向、无回答）表示暂时不通。不跟随转向。 **Anything else**, a redirection too: unreachable for now.`
}

function trying(): string {
  const day = hours(secondsIn(pauseAfter))
  const days = hours(secondsIn(tryingTime)) / 24
  const pauses = retryPauses.join('、')
  return `## 顺序和重发 · Order and retries

- 每个企业一条队伍：没有收下的事件排队，后来的排在它后面，按发生的先后一个一个发。被 4xx 拒绝的不挡路，所以可能晚到：以 \`timestamp\`
  和 \`version\` 为准。 One line an enterprise: what was not taken waits, what comes later waits behind it, and they are sent in
  order, one by one. What was refused by 4xx holds nobody up, so it may come late: go by \`timestamp\` and \`version\`.
- 再试的间隔 ${pauses} 秒，以后每 ${retryPauses.at(-1)} 秒；每次随机缩短，最多一半。 Tries again after ${retryPauses.join(', ')} seconds, then every
  ${retryPauses.at(-1)}; each shortened by chance, by half at most.
- 一个事件试 ${days} 天，或试到它不再有意义（例如答复时间已过），然后放弃；专员可以重放，\`webhook-id\` 不变。 An event is tried for ${days} days, or
  until it says nothing any more (an answer time is over); then it is given up. Your specialist may replay it under the same id.
- 连续 ${day} 小时什么都没收下：地址暂停，每 ${hours(pausedRetryPause)} 小时看一次，专员会打电话。恢复后按顺序补发。 After ${day} hours of nothing but failures the address
  is paused and looked at every ${hours(pausedRetryPause)} h, and your specialist telephones. Once it answers, all is sent in order.
- 重放 · replay: \`${routes['enterprises/replay-delivery'].method} ${routes['enterprises/replay-delivery'].path}\`,
  \`${routes['enterprises/replay-deliveries'].path}\`。`
}

function youSend(): string {
  const codes = problemsOf(inbox).filter((code) => code !== 'broken')
  const ahead = secondsIn(clockTolerance) / 60
  return `## 你们发，我们回答 · You send, we answer

\`${inbox.method} ${inbox.path}\`，\`content-type: application/json\`。\`timestamp\` 是事情发生的时间（RFC 3339，任何时区），最多提前 ${ahead} 分钟。
\`timestamp\` is when it happened (RFC 3339, any offset), at most ${ahead} minutes ahead of our clock. 不认识的字段会被丢掉 · unknown fields are dropped.

- **${inbox.success}**：已收下。同一个 \`webhook-id\` 和同样的内容再发，得到第一次的回答；内容不同则 409 \`replayed\`。 Taken. The same
  \`webhook-id\` with the same content gets the first answer again, whenever it comes; with another content 409 \`replayed\`.
- 被拒绝的什么也没有改变：改正后可以用同一个 \`webhook-id\` 再发。 A refusal has changed nothing: mend it and send it again under the same id.
- **5xx** 或没有回答：用同一个 \`webhook-id\` 再发。 **5xx** or no answer: send it again under the same id.

拒绝是 RFC 9457 问题文档，\`detail\` 说明该怎么做 · A refusal is an RFC 9457 problem document; \`detail\` says what to do:

| type | |
| --- | --- |
${codes.map((code) => `| \`/problems/${code}\` | ${problemMeanings[code].zh} ${problemMeanings[code].en} |`).join('\n')}

### 联调 · Trying it out

1. 收 · to hear: 专员调用 \`${testRoute.method} ${testRoute.path}\`，我们立即发一个 \`test\` 事件，并显示贵方的状态码、毫秒数和回答的开头 ${excerptBytes} 字节。
   Your specialist calls it; a signed \`test\` event is sent at once, and your status, milliseconds and the first ${excerptBytes} bytes are shown.
2. 发 · to send: 发一个 \`test\` 事件；200 表示地址、密钥、时钟、格式都对，不产生任何业务。 Send a \`test\` event: 200 means that address, secret,
   clock and form are right, and nothing comes of it.`
}

function heard(): string[] {
  const examples = document.paths[inbox.path]?.post?.requestBody?.content['application/json']?.examples ?? {}
  const forms = schemas.InboundEnterpriseEvent?.oneOf as JsonSchema[]
  return inbox.body.options.map(({ shape }, index) => {
    const type = shape.type.value
    return eventSection(type, heardWords[type], examples[type]?.value, forms[index] ?? {})
  })
}

function eventSection(type: string, words: Words, example: unknown, form: JsonSchema): string {
  return [`### ${type}`, `${words.zh} ${words.en}`, json(example), fieldTable(form, schemas)]
    .filter(Boolean)
    .join('\n\n')
}
