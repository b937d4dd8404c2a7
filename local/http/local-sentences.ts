import { sentences } from '../../domain/kernel/sentences.ts'

/** What the machine itself tells a caller, where no function answers. */
export const localSentences = sentences('local', {
  'bad-path': { zh: '地址无法读取，请核对。', en: 'the path cannot be read' },
  'bad-request': {
    zh: '请求不符合HTTP格式，请核对地址、请求头和长度后重发。',
    en: 'this is no HTTP that can be read: check its line, its headers and its length, and send it again',
  },
  'too-slow': {
    zh: '请求没有在规定时间内发完，请检查网络后重发。',
    en: 'the request did not come to its end in time: check the connection, and send it again',
  },
  'head-too-large': {
    zh: '地址和请求头合计最多10,240字节，请缩短地址和查询条件，或者减少请求头和Cookie后重发。',
    en: 'the address and the headers have at most 10,240 bytes together: shorten the query, or send fewer headers and cookies',
  },
  'nothing-there': { zh: '{path}这里什么也没有，请核对地址。', en: 'there is nothing at {path}' },
  'other-methods': { zh: '{path}只接受{methods}。', en: '{path} answers {methods}' },
  'this-machine-only': {
    zh: '{path}只回答本机上的程序和页面。',
    en: '{path} answers programmes and pages of this machine only',
  },
  'body-too-large': { zh: '请求内容最多10 MB。', en: 'a request body has at most 10 MB' },
  'call-too-large': {
    zh: '一次最多处理6 MB，base64的内容要多算三分之一。',
    en: 'a function takes at most 6 MB, of which bytes in base64 need a third more',
  },
  'function-failed': { zh: '程序出了故障，请看日志。', en: 'the function failed: see the log' },
  'time-by-coordinator': {
    zh: '时间由省级协调员拨动。',
    en: 'The time is moved by a coordinator of the province.',
  },
  'time-wanted': {
    zh: '请发送其中之一：{bodies}',
    en: 'send one of {bodies}',
  },
  'phones-by-coordinator': { zh: '模拟手机由协调员查看。', en: 'The phones are watched by a coordinator.' },
  'no-such-phone': { zh: '没有这部手机：请重新列出。', en: 'There is no such phone: list them anew.' },
  'seal-by-coordinator': { zh: '重新加密由省级协调员发起。', en: 'A coordinator of the province asks for this.' },
})
