import { plainWording } from './plain-wording.ts'

/** Said to welcome everybody; taken out before looking, as its parts would read as limits. */
const innocent = [
  /(?:性别|婚否|婚姻(?:状况)?|婚育|民族|籍贯|户籍|户口|地域|年龄|宗教(?:信仰)?)(?:不限|均可|皆可|都可以?|不作要求|不做要求|无要求)/g,
  /不限(?:制)?(?:性别|婚否|婚姻(?:状况)?|婚育|民族|籍贯|户籍|户口|地域|年龄|宗教(?:信仰)?)/g,
  /(?:已婚未婚|未婚已婚)(?:不限|均可|皆可|都可以?)/g,
  /男女(?!各|比例)/g,
  /宗教信仰自由/g,
  /(?:不|无需|无须|免|禁止|严禁)(?:得|做|查|检查|体检|要求|歧视|限制|筛查|检测|拒绝|包括|含|检)*(?:乙肝|两对半)(?:五项|检查|检测|项目|表面抗原)*/g,
  /(?:乙肝|残疾)(?:携带者|患者|人员?|人士|者)*(?:不限|均可|皆可|也?可以?(?:应聘|报名)?|优先|同等|一视同仁|欢迎)/g,
]

const sex = '(?:男|女)(?![装鞋裤袜包衣帽表款]|性用品)(?:性|士|生|工|的|员工|职工|青年)?'
const only =
  '(?:(?<!不)(?:限(?!制)|要求|需要?)|只限|仅限|只招|仅招|只要|仅要|只收|不?招(?:收|聘)?|不?要|不收|拒收|谢绝|适合|适宜)'
const posts =
  '(?:普工|杂工|小工|技工|焊工|电工|工人|操作[工员]|包装工|装卸工|缝纫工|质检|服务员|保安|保洁|文员|司机|店员)'
const preferred = '(?:优先|为主|为佳|最好|限定|不要|不招|不收|除外|勿扰|勿投|勿来|免谈)'
const peoples =
  '(?:汉|蒙古|蒙|回|藏|维吾尔|维|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|少数民)族'
const places =
  '(?:本地|当地|外地|外省|外来|本省|本市|本县|东北|西北|西南|南方|北方|北京|天津|河北|山西|内蒙古?|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)'
const number = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)'
const years = '(?:周?岁)'

/** What is said, by what it discriminates (Employment Promotion Law, articles 3 and 26 to 31). */
const limits = {
  sex: [
    `${only}${sex}`,
    `${sex}${preferred}`,
    `${sex}:?\\d+(?:名|人|个|位)`,
    `${sex}:`,
    `\\(${sex}\\)`,
    `(?:男|女)${posts}`,
    '男女(?:各|比例)',
  ],
  marriage: [
    `(?:宝妈|妈妈|全职妈妈)${preferred}`,
    '(?:已婚|未婚|离异|单身|夫妻)(?:已育|未育|工)?(?:优先|为佳|除外|不要|勿扰|勿投|限定)',
    '(?:限|只招|仅招|招|要求?|须|需)(?:已婚|未婚|单身|已育|未育)',
    '(?:已婚|未婚)(?:已育|未育)',
    '(?:已|未|无)(?:生育|育)',
    '(?:无|没有?|有)(?:小孩|孩子)(?:优先|为佳|除外|不要|勿扰|勿投)',
    '(?:不要|不招|不收|谢绝)(?:孕妇|怀孕|带孩子|带小孩|有孩子|已婚|未婚)',
  ],
  ethnicity: [
    `(?:限|只招|仅招|只要|仅要|不要|不招|不收|拒收|谢绝)${peoples}`,
    `${peoples}(?:同胞|人|员工)?${preferred}`,
  ],
  religion: [
    '(?:无|没有|不得有|不能有)宗教信仰',
    '不信教|无信仰',
    '(?:限|不要|不招|不收|谢绝)(?:信教|教徒|信徒|信佛|穆斯林|基督徒|有宗教信仰)',
    '(?:信教|教徒|信徒|穆斯林|基督徒)(?:的|者|人员)?(?:优先|不要|不招|除外|勿扰|勿投)',
  ],
  origin: [
    `(?:限|只招|仅招|只要|仅要|不要|不招|不收|拒收|谢绝)${places}(?:省|市)?(?:人|籍|户|的|员工)`,
    `${places}(?:省|市)?(?:人|户籍|户口|籍|员工)(?:的|者|员工)?${preferred}`,
    `(?:${places}|城镇|城市|农村|农业|非农)(?:省|市)?(?:户籍|户口)`,
    '[\\p{Script=Han}]{1,3}人(?:不要|不招|不收|除外|勿扰|勿投|免谈)',
  ],
  /** Carriers of a disease and disabled people (articles 29 and 30); the checks that trades need are the health office's. */
  health: [
    '(?:不要|不招|不收|拒收|谢绝|限|无|非|没有)?(?:乙肝|小三阳|大三阳|两对半|艾滋病?毒?)(?:携带者|患者|病人|病毒|阳性|阴性|检查|体检|报告|五项)*(?:勿扰|勿投|勿来|除外|不要|不招|不收|免谈)?',
    '(?:不要|不招|不收|拒收|谢绝)残疾(?:人员?|人士|者)?',
    '残疾(?:人员?|人士|者)?(?:勿扰|勿投|除外|不要|不招|不收|免谈)',
  ],
  age: [
    `(?:年龄)?${number}${years}?(?:[-~—–－至到]|及)${number}${years}`,
    `年龄[^,;。，；\\d]{0,4}${number}(?:${years}|以|[-~—–－至到])`,
    `(?:不超过|不大于|不高于|小于|低于|未满|不满|不到|超过|大于)${number}${years}`,
    `${number}${years}(?:以下|以内|之内|之下|以上|之上|及以上|及以下|内|封顶|起|勿扰|不要|优先)`,
    `满${number}${years}`,
    '(?<![:：点时\\d])(?:[6-9]0|[01]0|05|[6-9]5)后',
    '(?:19|20)?\\d{2}年?(?:以|之)?[前后]出生',
    '(?:限|只招|仅招|只要|招)年轻|年轻(?:人|者|的)?(?:优先|为主|为佳)|(?:大龄|年龄大|年纪大)(?:的|者)?(?:勿扰|勿投|不要|除外|免谈)',
  ],
}

const patterns = Object.values(limits).map((group) => new RegExp(group.join('|'), 'gu'))

/** 16 and 18 are the law's own ages, so naming them alone is not a limit that the employer sets. */
const lawfulAge =
  /^(?:年龄)?[^\d一二三四五六七八九十]*(?:16|18|十六|十八)(?![\d一二三四五六七八九十])[^\d一二三四五六七八九十]*$/

/**
 * The words in a job order's text that limit who may apply by sex, age, marriage, children, ethnicity, religion or
 * origin, in order of appearance; none when the text may be published.
 */
export function discriminatoryWordingIn(text: string): string[] {
  let rest = plainWording(text)
  for (const phrase of innocent) rest = rest.replace(phrase, '。')
  const found = patterns
    .flatMap((pattern) => [...rest.matchAll(pattern)])
    .filter(([word]) => !(/岁|年龄/.test(word) && lawfulAge.test(word)))
    .sort((one, other) => one.index - other.index)
    .map(([word]) => word)
  return [...new Set(found)]
}
