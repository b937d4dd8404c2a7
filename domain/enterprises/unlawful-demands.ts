import { plainWording } from './plain-wording.ts'

/** Sums that may not be taken from a worker in any name (Labour Contract Law, articles 9 and 84; Employment Services Rules). */
const deposit =
  '(?:押金|押jin|yajin|保证金|风险(?:抵押)?金|抵押金|质押金|诚意金|担保金|[订定]金|违约金|(?:工[作资]|入职|服装|宿舍|住宿)押|押\\d+(?:元|块))'
const fee =
  '(?:(?:服装|工服|工装|工衣|厂服|制服|体检|中介|介绍|报名|培训|岗前培训|上岗|入职|入厂|进厂|建档|面试|招工|招聘|职介|工牌|厂牌|工卡|登记|劳务|安置|保险|意外险)费用?|(?:体检|服装|工服|工装|培训|报名|中介|介绍|办证)(?:的)?钱)'
/** Words that also name something lawful: they count only where money is taken. */
const softFee = '(?:手续|资料|管理|服务|信息|代办|办证|工具|材料|推荐|名额|健康证)费用?'
const anyFee = `(?:${softFee}|费用|费(?!员|站|岗|处|窗口|系统|基数|年限|比例|率)|钱)`
const take = '(?:收取|收缴|收|(?<![提上])交纳?|缴纳?|支付|扣除|预扣|扣)'
const companys = '(?:宿舍|住宿|食堂|伙食|餐|水电|停车|超市|客户|顾客|客人|住客|租客|旅客|会员|业主|商户|车辆|快递)'
const papers =
  '(?:身份证|证件|毕业证|学历证|驾驶证|驾照|户口[本簿]|资格证|技能证|操作证|居住证|银行卡|工资卡|护照|通行证|证书)'
const notCopies =
  '(?!(?:原件)?(?:及|和|、|或|与)?(?:的)?(?:复印|号|信息|照片|扫描|正反面|电子|查验|核验|登记|验证|件?复印))'

const demands = [
  deposit,
  fee,
  `${take}(?:一定|少量|部分|相关|各种|各项|任何|一切|其他|其它|\\d+(?:元|块))*(?:的)?${anyFee}`,
  `(?:${take}|垫付)(?:人民币)?\\d+(?:元|块)(?!以上|工资|奖)`,
  `(?:${softFee}|费用)(?:自理|自付|自费|自己出|本人承担|个人承担|员工承担|另收|照收)`,
  '(?:体检|服装|工服|工装|工衣|厂服|培训|办证|工具|健康证)(?:自费|自理|自付|费?自己出|(?:由)?(?:本人|个人|员工)承担)|自费(?:购买|办理)?(?:体检|服装|工服|工装|培训|健康证)',
  '[押压扣](?:发|留)?(?:第?[一二两三半首\\d]个?)?(?:月|周|天)?(?:的)?(?:工资|薪资|薪水|薪)(?!条|单|卡号)',
  '(?:干|做|工作|上班)?不[满到足](?:\\d+|[一二两三半]+)个?(?:天|周|月|年)(?:离职|自离|辞职)?的?(?:,)?(?:不发|没有|无|不结|扣|不算)(?:工资|薪)',
  `(?:扣押|扣留|扣|质押|抵押|押|收缴|收走|收取|收|上交|上缴|(?<!提)交|缴|统一保管|代为保管|代管|保管|暂存|留存)(?:工人|员工|本人|个人|劳动者|务工人员|你的|您的|其)?(?:的)?(?:二代|居民|第二代)?${papers}${notCopies}`,
  `${papers}(?:原件|正本)?(?:须|需|要|应|先|由|交|统一|一律|暂时?|必须|放|给|在)*(?:公司|厂里|厂方|工厂|人事部?|单位|我司|我厂|中介)?(?:统一|代为|暂时?|负责|来)*(?:上交|上缴|扣押|扣留|抵押|质押|保管|代管|押在|存放|收走|收缴|作押|做抵押|押着|押\\d*[天月])`,
]

const boundary = /[。;；!！?？\n]/

/** What stands before a demand and takes it back: 不收…, 无需交…, 严禁…. Between the two only what the demand is made of. */
const filler = `(?:向|对|以|因|任何|各种|各类|各项|一切|所有|其他|其它|多余|额外|的|名义|形式|求职者|劳动者|员工|工人|务工人员|个人|本人|应聘者|您|大家|人|费用?|入职|进厂|入厂|面试|报名|收取|收|缴纳?|交纳?|支付|扣除|扣押|扣留|扣|抵押|押|上交|需要|需|要|用|须|必|得|会|存在|有|准|许|再|设|先|或者?|和|及|与|等|如|例如|包括|变相|公司|我司|我厂|\\d+元?|[、,/（）()"“”]|${deposit}|${fee}|(?:手续|资料|管理|服务|信息|代办|办证|工具)费|${papers}|原件|体检|服装|工资)`
const negated = new RegExp(
  `(?:绝不|决不|从不|概不|均不|也不|都不|不得|不|无需?|没有?|免除?|未|勿|零|严禁|禁止|杜绝|拒绝|谢绝|取消|抵制)${filler}*$`,
)
const onTheCompany =
  /(?:报销|补贴|免除|减免|代付|(?:公司|厂方|工厂|企业|单位|我司|我厂|本厂|我们|雇主|政府|人社局)(?:全额|统一|全部|免费)*(?:承担|支付|负担|出|付|缴纳|提供|购买|办理)|奖励|发放?|赠送)(?:全部|全额|所有|一切|员工|入职|来回|的|、|和|及|服装费|体检费|培训费|\d+元)*$/
const ofCustomers = new RegExp(`${companys}[^,。;、]{0,4}$`)

/** What stands after it and takes it back: 押金：无, 体检费由公司承担, 服装费全免. */
const forNothing =
  /^(?:用|等|一律|全部|全额|都|均|为|:|,|是|的)*(?:0元?(?!\d)|零|无(?!故|法|论)|没有|免|全免|不(?:收|用|需|交|扣|要|存在)|由?(?:公司|厂方|工厂|企业|(?:用人)?单位|我[司厂]|本厂|雇主|政府|用工方|甲方|我们)(?:全额|统一|全部|来)*(?:承担|负担|支付|出|付|报销|负责|买单|缴纳|提供))/
const paidBack = /^(?:用|等|一律|全部|全额|都|均|可|凭票|凭发票|入职后|满?\S{0,6}?)*(?:报销|实报|奖励?|补贴)/
/** A word against it that is itself a threat: 不交押金不得入职. */
const orElse =
  /^(?:者|的|就|则|,)*(?:(?:不(?:得|能|可|予|许|准|录|安排|办理|给)|无法)(?:办理|安排|进行)?(?:入职|上岗|上班|录用|进厂|入厂|报到|面试|宿舍|住宿|手续|用)|不退)/
const chargedAfterAll =
  /^(?:用|等)?(?::|为|每人|共|约|须|需|要|先|另|照)*(?:[1-9]\d*(?:元|块)|自理|自付|另收|照收|自己出)/

/**
 * What a text asks of workers that nobody may ask: deposits, fees, wages held back, papers kept. In order of appearance, each
 * once; none where it is said not to be asked.
 */
export function unlawfulDemandsIn(text: string): string[] {
  const plain = plainWording(text)
  const found = demands
    .flatMap((demand) => [...plain.matchAll(new RegExp(demand, 'gu'))])
    .filter((match) => !isTakenBack(plain, match))
    .sort((one, other) => one.index - other.index || other[0].length - one[0].length)
  const outer: { readonly at: number; readonly end: number; readonly word: string }[] = []
  for (const { index: at, 0: word } of found)
    if (!outer.some((one) => at < one.end && at + word.length <= one.end))
      outer.push({ at, end: at + word.length, word })
  return [...new Set(outer.map(({ word }) => word))]
}

function isTakenBack(plain: string, { index, 0: word }: RegExpExecArray): boolean {
  const before = plain.slice(0, index).split(boundary).at(-1) ?? ''
  const after = plain.slice(index + word.length).split(boundary)[0] ?? ''
  if (ofCustomers.test(before)) return true
  if (chargedAfterAll.test(after) && (/[,、]/.test(before) || !negated.test(before))) return false
  if (negated.test(before)) return !orElse.test(after)
  if (forNothing.test(after)) return true
  if (new RegExp(`^(?:${deposit})`).test(word)) return false
  return onTheCompany.test(before) || paidBack.test(after)
}
