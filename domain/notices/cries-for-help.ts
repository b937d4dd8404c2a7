import { plainText } from './plain-text.ts'

/** Danger to life, freedom or wages, in whatever sentence it stands. */
const cry = new RegExp(
  [
    '救命(?!钱|恩|稻草)',
    '救救',
    '救我',
    '快来救',
    '(?<![a-z])sos(?![a-z])',
    '被(?:人|他们?|老板|工头|保安|班长)?(?:殴?打|揍)(?!扰|扫|断|电话|包|印|卡|折|开|动|分)',
    '(?:殴打|打伤|打死|挨打|动手打|(?<!拨|请|想|要|能|会|再|给)打我(?!电话|手机|微信|号|的|这))',
    '(?:不|没有?|未|拒绝|拖着不)(?:给我?们?|发给?我?们?|付|结|支付|发放)(?:\\p{L}{0,4})(?:工资|工钱|薪水|钱)',
    '(?:工资|工钱|薪水|钱)(?:都|也|还|一直|到现在)*(?:不|没有?|未)(?:给|发|付|结)',
    '(?:拖欠|欠着?|克扣|扣了?)我?们?的?(?:工资|工钱|薪)',
    '欠薪',
    '(?:扣|拿走|没收|收走)了?我?们?的?(?:身份证|证件|手机)',
    '(?:身份证|证件|手机)被(?:扣|收|没收|拿走)',
    '(?:不让|不准|不许|不给)我?们?(?:走|出去|出门|回家|离开)',
    '被(?:关|锁|困|绑|拐|囚|扣押|软禁|控制|威胁|恐吓|欺负|强奸|强迫|猥亵|骚扰|性侵)(?!心|注|怀|照|系)',
    '关起来|绑架|限制自由|强奸|性侵|性骚扰|猥亵|传销|拐卖|黑厂|黑工',
    '被骗(?:了|来|进|到|去)',
    '自杀|不想活|活不下去|想死|要死了|快死了|死人了',
    '受伤|流血|晕倒|中毒|着火|失火|触电|骨折|出人命|出事了|救护车',
    '(?:没|无)(?:有)?(?:饭吃|地方住|处可去|钱吃饭)',
    '报警|报了警',
  ].join('|'),
  'gu',
)
/** Said of what is not, or might be: 没有被打, 会不会被打, 如果不给工资, 怕受伤, 谁被打了. */
const notSo =
  /(?:没|没有|没人|未|无|不会|不是|不用|不想|不要|别|会不会|是不是|是否|会|怕|担心|如果|要是|万一|假如|防止|谁|不敢|有人说|听说)(?:再|被|我|人)?$/u
const aboutPay = /^(?:不|没|未)/u

/** Whether a text cries for help that cannot wait. Better one call too many: only what is plainly said not to be so is left out. */
export function criesForHelp(text: string): boolean {
  const said = plainText(text).replaceAll(' ', '')
  return [...said.matchAll(cry)].some(({ 0: hit, index }) => {
    const before = said.slice(Math.max(0, index - 4), index)
    // 如果不给工资 is no cry, 现在还不给工资 is one; 会不会不发工资 asks.
    if (aboutPay.test(hit) && before.endsWith('会')) return false
    return !notSo.test(before)
  })
}
