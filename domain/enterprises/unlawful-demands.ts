import { plainWording } from './plain-wording.ts'

/** Sums that may not be taken from a worker in any name (Labour Contract Law, articles 9 and 84; Employment Services Rules). */
const deposit =
  '(?:押[^\\p{L}\\p{N}]{0,3}金(?![额属融])|(?<![冲高低液油气锻铸电模])压金(?![额属工加融])|(?<=[交收退扣])[鸭丫亚]金|[鸭丫亚]金(?=\\d|可?退|不退)|押j(?:in)?(?![a-z])|yajin|保证金|质保金|质量保证金|baozhengjin|风险(?:抵押)?金|抵押金|质押金|诚[意信]金|信用金|安全金(?!属)|担保金|[订定]金|违约金|[占留]位费|保位金|(?:工[作资]|入职|服装|宿舍|住宿)押|押\\d+(?:元|块))'
/** What a firm gives its workers to wear and sleep in, and what they are checked and taught for: each charged for in many words. */
const kit = '(?:服装|工服|工装|工衣|厂服|制服|工作服|衣服|被褥|被子|床上用品|行李|工牌|厂牌|工卡|健康证)'
const fee = `(?:(?:${kit}|体检|中介|介绍人?|报名|培训|岗前培训|上岗|岗位|入职|入厂|进厂|建档|面试|招工|招聘|职介|登记|劳务|安置|保险|意外险|工本|实习)费用?|学费|${kit}(?:款(?![式项])|金(?![额属]))|体检款|(?:${kit}|体检|培训|报名|中介|介绍|办证)(?:的)?钱|fuzhuangfei|gongfufei|tijianfei|peixunfei|zhongjiefei)`
/** Words that also name something lawful: they count only where money is taken. */
const softFee = '(?:手续|资料|管理|服务|信息|代办|办证|工具|材料|推荐|名额|健康证)费用?'
const anyFee = `(?:${softFee}|费用|费(?!员|站|岗|处|窗口|系统|基数|年限|比例|率)|钱)`
const take = '(?:收取|收缴|收|(?<![提上])交纳?|缴纳?|支付|扣除|预扣|扣)'
const customers = '(?:停车|超市|客户|顾客|客人|住客|租客|旅客|会员|业主|商户|车辆|快递)'
/** What a worker may be charged for: board and lodging. */
const boardAndLodging = '(?:宿舍|住宿|食堂|伙食|餐|水电)'
const papers =
  '(?:身[份分]证|身fen证|shenfenzheng|sfz|id卡|证件|毕业证|学历证|驾驶证|驾照|户口[本簿]|资格证|技能证|操作证|居住证|社保卡|银行卡|工资卡|护照|通行证|证书)'
const notCopies =
  '(?!(?:原件)?(?:及|和|、|或|与)?(?:的)?(?:复印|号|信息|照片|扫描|正反面|电子|查验|核验|登记|验证|件?复印))'

/** Whoever at the firm may not have them. */
const keepers =
  '(?:公司|厂里|厂方|工厂|人事部?|单位|我司|我厂|中介|劳务(?:公司)?|班长|组长|线长|主管|宿管|领队|带队|老板|办公室|前台|门卫)'
const justLookedAt = '(?:登记|查验|核验|验证|复印|扫描|核对|查看|看|录入|备案|办理)'
const sum =
  '(?:\\d+(?:元|块)|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[百千万佰仟][一二两三四五六七八九十百零]*(?:元|块)?)'
const bareSum = '(?<!\\d)[1-9]\\d{1,4}(?![\\d份张个次号天人小时月日年点%岁名件套台米斤、/:.-])'
const unpaid = '(?:不发|没有|没|无|不结|不给|不算|不计)(?:工资|薪[资水]?|钱)'

const demands = [
  deposit,
  fee,
  `${take}(?:一定|少量|部分|相关|各种|各项|任何|一切|其他|其它|\\d+(?:元|块))*(?:的)?${anyFee}`,
  `(?:${take}|垫付|先付|转账|打款|付款)(?:人民币)?${sum}(?!以上|工资|奖|月?薪|补)`,
  `(?:先|须|需|要|另|每人|中介|劳务)(?:再|要|需)?(?:交纳?|缴纳?|收取?|支付|付)${bareSum}`,
  `^(?:交|缴|收)${bareSum}`,
  `${kit}(?:一套|每套|每人|每件|[:,])*\\d+(?:元|块)`,
  `(?:工资|薪水?)(?:里|中|内)?(?:代|要|需|会|先)?扣(?:除|掉)?(?:${kit}|体检|培训|押)`,
  `(?:${softFee}|费用)(?:自理|自付|自费|自己出|本人承担|个人承担|员工承担|另收|照收)`,
  '(?:体检|服装|工服|工装|工衣|厂服|工作服|培训|办证|工具|健康证|保险|意外险|社保)(?:费用?)?(?:由)?(?:自费|自理|自付|自掏(?:腰包)?|自己[出交掏付]|(?:由)?(?:本人|个人|员工)承担)|自费(?:购买|办理)?(?:体检|服装|工服|工装|工作服|培训|健康证)',
  '[押压扣](?:发|留)?(?:第?(?:\\d+|[一二两三半首])个?)?(?:月|周|天)?(?:的)?(?:工资|薪资|薪水|薪)(?!条|单|卡号)',
  '[押压][一二两三]付[一二两三](?!租|房)',
  '(?:工资|薪[资水]?)(?:先|要|会|须|需|都|统一)*[押压](?:\\d+|[一二两三半])个?(?:天|周|月)',
  `(?:前|头|试[工岗用做](?:期间?)?)(?:\\d+|[一二两三四五六七])?(?:个)?[天日周]?(?:期间)?(?:内|的)?${unpaid}`,
  `(?:自离|自动离职|离职|辞职|旷工|中途走)(?:者|的|人员)?(?:一律|概|均|都)?${unpaid}`,
  '(?:干|做|工作|上班)?不[满到足](?:\\d+|[一二两三半]+)个?(?:天|周|月|年)(?:离职|自离|辞职)?的?(?:,)?(?:不发|没有|无|不结|扣|不算)(?:工资|薪)',
  `(?:扣押|扣留|扣|质押|抵押|押|收缴|收走|收取|收|上交|上缴|(?<!提)交|缴|统一保管|代为保管|代管|保管|暂存|留存)(?:工人|员工|本人|个人|劳动者|务工人员|你的|您的|其)?(?:的)?(?:二代|居民|第二代)?${papers}${notCopies}`,
  `${papers}(?:原件|正本)?(?:须|需|要|应|先|由|交|统一|一律|暂时?|必须|放|给|在)*(?:公司|厂里|厂方|工厂|人事部?|单位|我司|我厂|中介)?(?:统一|代为|暂时?|负责|来)*(?:上交|上缴|扣押|扣留|抵押|质押|保管|代管|押在|存放|收走|收缴|作押|做抵押|押着|押\\d*[天月])`,
  `${papers}(?:原件|正本)?(?:先|要|须|需|都)*押(?![运货车送解])`,
  `${papers}(?:原件|正本)?(?:须|需|要|应|先|由|统一|一律|必须|都|暂时?)*(?:上交|交|放|留|存|押)(?:给|到|在|于)?${keepers}(?!${justLookedAt})`,
  `${papers}(?:原件|正本)?(?:须|需|要|应|先|暂时?|统一|一律|必须|都)*由?${keepers}?(?:统一|暂时?|代)*(?:收着|拿着|保管|收走|收上来|收起来)`,
  `${papers}(?:原件|正本)?(?:(?:须|需|要|应|先|统一|一律|必须|都|全部)+收(?!费|到|据|录|集)|统一收取)`,
]

const boundary = /[。;；!！?？\n]/

/** What stands before a demand and takes it back: 不收…, 无需交…, 严禁…. Between the two only what the demand is made of. */
const filler = `(?:向|对|以|因|任何|各种|各类|各项|一切|所有|其他|其它|多余|额外|的|名义|形式|求职者|劳动者|员工|工人|务工人员|个人|本人|应聘者|您|大家|人|费用?|入职|进厂|入厂|面试|报名|收取|收|缴纳?|交纳?|支付|扣除|扣押|扣留|扣|抵押|押|上交|需要|需|要|用|须|必|得|会|存在|有|准|许|再|设|先|或者?|和|及|与|等|如|例如|包括|变相|公司|我司|我厂|\\d+元?|[、,/（）()"“”]|${deposit}|${fee}|(?:手续|资料|管理|服务|信息|代办|办证|工具)费|${papers}|原件|体检|服装|工资)`
const negated = new RegExp(
  `(?:绝不|决不|从不|概不|均不|也不|都不|不得|不|无需?|没有?|免除?|未|勿|零|严禁|禁止|杜绝|拒绝|谢绝|取消|抵制)${filler}*$`,
  'u',
)
const onTheCompany =
  /(?:报销|补贴|免除|减免|代付|(?:公司|厂方|工厂|企业|单位|我司|我厂|本厂|我们|雇主|政府|人社局)(?:全额|统一|全部|免费)*(?:承担|支付|负担|出|付|缴纳|提供|购买|办理)|奖励|发放?|赠送)(?:全部|全额|所有|一切|员工|入职|来回|的|、|和|及|服装费|体检费|培训费|\d+元)*$/
const ofCustomers = new RegExp(`${customers}[^,。;、]{0,4}$`)
const ofBoardAndLodging = new RegExp(`${boardAndLodging}[^,。;、]{0,7}$`)

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
    .flatMap((demand) => [...plain.matchAll(new RegExp(demand, 'giu'))])
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
  const isDeposit = new RegExp(`^(?:${deposit})`, 'iu').test(word)
  if (ofCustomers.test(before) || (!isDeposit && ofBoardAndLodging.test(before))) return true
  if (chargedAfterAll.test(after) && (/[,、]/.test(before) || !negated.test(before))) return false
  if (negated.test(before)) return !orElse.test(after)
  if (forNothing.test(after)) return true
  if (isDeposit) return false
  return onTheCompany.test(before) || paidBack.test(after)
}
