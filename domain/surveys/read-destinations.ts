import { type Division, divisionNamed, liesIn, longestDivisionWord } from '../kernel/places/divisions.ts'
import { provinceNamed, provinceNames } from '../kernel/places/provinces.ts'
import { isWishFromHome, type WishFromHome } from '../kernel/places/wish-from-home.ts'
import { partsOf } from './parts-of.ts'

const wherever =
  '省份?|地区|地点|地方|城市|区域|去向|省内外|省内省外|全国(?:各地)?|国内|(?:去|到)?哪里?儿?|什么地方|任[何意](?:地[方区点]|省份?|城市)'
const anywhere = new RegExp(
  `^(?:(?:${wherever})*(?:不限制?|无限制|没有?限制|无(?:特殊|特别)?要求|没有?要求|均可以?|都可以?|都行|都好|都能去|都愿意去?|皆可|均行|随便|随意|任意|任何|无所谓|不挑)|(?:${wherever}){1,2}|不限(?:制)?(?:省份?|地区|地点|地方|城市|区域|省内外)|(?:服从|听从?|由)(?:组织|政府|统一|公司|村里?)?(?:安排|分配|调配|调剂)|统一安排|any(?:where)?)$`,
)
/**
 * Wishes that begin at home. Whoever stays in county, town or village wants to be home every evening: how near that is, is a distance.
 * 区内 alone is not read: it is the district of one sheet and the whole autonomous region of another.
 */
const fromHome: readonly (readonly [WishFromHome, RegExp])[] = [
  [
    '就近',
    begun(
      '就近(?:就地)?|就地(?:就近)?|家门口|家附近|附近|离家近(?:的地方|一点)?|本地|当地|家乡|near(?:by|home)|县域|' +
        '本?(?:县|县域|县区|区县|县市|县市区|乡|镇|乡镇|村|村镇|社区|街道)[内里]|本(?:县|县域|乡|镇|乡镇|村|社区|街道)|不出[县乡镇村]',
    ),
  ],
  ['本市', begun('本?市[内里]|本市|不出市')],
  ['本州市', begun('本?(?:州|州市|地州|地市|地区)[内里]|本(?:州|州市|地州|地市|地区)|不出州')],
  ['本州市外县', begun('本?(?:州|市|州市|地州|地市)内?(?:县|区县|县区)外|县外(?:州|市|州市)内|(?:州|市|州市)内跨县')],
  ['省内外县', begun('(?:云南)?省内(?:县|区县|县区)外|县外省内|(?:云南)?省内跨县')],
  ['省内外州市', begun('(?:云南)?省内(?:州|市|州市|地州|地市)外|(?:州|市|州市)外省内|(?:云南)?省内跨(?:州|市|州市)')],
]

function begun(words: string): RegExp {
  return new RegExp(`^(?:在|到|去)?(?:${words})(?:就近|就地)?(?:就业|务工|打工|上班|工作|安置)?$`)
}

/** These alone name a kind of place, not every place. */
const noAnswer = /^(?:省份?|地区|地点|地方|城市|区域|去向|(?:去|到)?哪里?儿?|什么地方)+$/

const home = '云南省'
const pearlRiverDelta = '广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市'.split(' ')
const yangtzeDelta = '上海市 江苏省 浙江省 安徽省'.split(' ')
/** Where most who leave Yunnan go: an earlier wish weighs more. */
const mostSought = '广东省 浙江省 江苏省 上海市 福建省'.split(' ')
const awayFromHome = [...new Set([...mostSought, ...provinceNames])].filter((name) => name !== home)

/** What a word for several places stands for. */
const regions = new Map<string, readonly string[]>([
  ...['珠三角', '珠三角地区', '珠江三角洲', '粤港澳大湾区', '大湾区'].map((word) => [word, pearlRiverDelta] as const),
  ...['长三角', '长三角地区', '长江三角洲', '江浙沪皖', '苏浙沪皖'].map((word) => [word, yangtzeDelta] as const),
  ...['江浙沪', '苏浙沪'].map((word) => [word, ['江苏省', '浙江省', '上海市']] as const),
  ['江浙', ['江苏省', '浙江省']],
  ['京津冀', ['北京市', '天津市', '河北省']],
  ['北上广深', ['北京市', '上海市', '广州市', '深圳市']],
  ['北上广', ['北京市', '上海市', '广州市']],
  ['两广', ['广东省', '广西壮族自治区']],
  ['云贵川', ['云南省', '贵州省', '四川省']],
  ['川渝', ['四川省', '重庆市']],
  ...['省外', '外省', '出省', '省外务工'].map((word) => [word, awayFromHome] as const),
  ...['省内', '本省', '省内务工', '云南省内'].map((word) => [word, [home]] as const),
])
const longestWord = Math.max(longestDivisionWord, ...[...regions.keys()].map((word) => word.length))

/** 粤、浙: a province by the one character of its number plates. */
const byCharacter = new Map(
  Array.from('京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新').map((character, index) => [
    character,
    provinceNames[index] ?? '',
  ]),
)
const allCharacters = new RegExp(`^[${[...byCharacter.keys()].join('')}]+$`)

/** What may stand before a place, after it, and between two, and changes nothing. None of it says no. */
const before =
  /^(?:最好是?|首选|优先|主要|首先|其次|只?想?(?:愿意?|希望|打算)?(?:去|到)|往|在|第[一二三]志愿|意向|[:：-])+/
const after =
  /^(?:省?内|境内|(?:工业|高新|经济)?(?:园区|开发区|高新区|经开区)|(?:都行|都可以?|均可以?|皆可|也行|也可以)(?=$)|市区|城区|一带|等地方?|等|方向|那边|优先|为主|首选|最好|务工|打工|工作|上班|就业)+(?=$|[\p{L}-])/u
const marks = /^[:：.-]+/
const joins = /^(?:或者?|和|以及|及|与|跟|还有|至)/
const citiesUnlimited = /\((?:城市|地区|地点|市)?(?:不限(?:城市|地区)?|均可|都可以|都行|优先|首选)\)/g

/**
 * Reads where somebody would go, best first, each place once: provinces by any of their names, cities as cities and counties as counties (a
 * wish is never widened), districts and towns as their city, and words that stand for several. One word that is no place, or says where
 * not, spoils the cell. Levels that begin at home are kept as such: the person's county says which places they are.
 */
export function readDestinations(text: string): 'any' | string[] | undefined {
  const places = new Set<string>()
  let isAny = false
  let last: Division | null = null
  const plain = text.toLowerCase().replace(citiesUnlimited, '').replaceAll('(', '-').replaceAll(')', ',')
  for (const part of partsOf(plain.replace(/[\u2010-\u2015\u2212→>~]+/g, '-'))) {
    // 2省外: a level by the number that its form gives it.
    const close = part.replace(/\s/g, '').replace(/^-+|-+$|^\d(?=\p{Script=Han})/gu, '')
    if (close === '') continue
    if (anywhere.test(close) && !noAnswer.test(close)) {
      isAny = true
      continue
    }
    const wish = isWishFromHome(close) ? close : fromHome.find(([, words]) => words.test(close))?.[0]
    if (wish) {
      places.add(wish)
      continue
    }
    const found = placesIn(close, last)
    if (found === undefined) return undefined
    last = found.last
    for (const place of found.names) places.add(place)
  }
  if (isAny) return 'any'
  return places.size === 0 ? undefined : [...places]
}

/** The places of a part, side by side (广东浙江) or the smaller after the larger (广东省东莞市长安镇), which are one place. */
function placesIn(part: string, named: Division | null): { names: string[]; last: Division | null } | undefined {
  const english = provinceNamed(part)
  if (english && !/\p{Script=Han}/u.test(part)) return { names: [english], last: null }
  if (allCharacters.test(part)) return { names: Array.from(part, (one) => byCharacter.get(one) ?? ''), last: null }
  const found: (Division | readonly string[])[] = []
  let last = named
  let isNext = false
  let rest = part.replace(before, '')
  while (rest !== '') {
    const region = longestAt(rest, (word) => regions.get(word))
    const division = longestAt(rest, (word) => divisionNamed(word, last))
    if (region && region.word.length >= (division?.word.length ?? 0)) {
      found.push(region.is)
      last = null
      rest = rest.slice(region.word.length)
    } else if (division) {
      const [around] = found.slice(-1)
      if (isNext && isInside(division.is, around)) found.pop()
      found.push(division.is)
      last = division.is
      rest = rest.slice(division.word.length)
    } else {
      // Only where no place begins: 内江 after 四川, 和田 after 新疆.
      const bare = rest.replace(marks, '')
      const beside = found.length === 0 || bare !== rest ? bare : rest.replace(after, '').replace(joins, '')
      if (beside === rest) return undefined
      isNext = isNext && !joins.test(rest.replace(after, ''))
      rest = beside
      continue
    }
    isNext = true
  }
  return { names: found.flatMap((one) => ('name' in one ? one.name : one)), last }
}

/** 云南省内昆明, 省外广东: the smaller place is meant. */
function isInside(division: Division, around: Division | readonly string[] | undefined): boolean {
  if (around === undefined) return false
  if ('name' in around) return liesIn(division, around)
  return around.includes(division.province) && (around === awayFromHome || around.length === 1)
}

function longestAt<Found>(text: string, find: (word: string) => Found | undefined) {
  for (let length = Math.min(text.length, longestWord); length > 0; length -= 1) {
    const word = text.slice(0, length)
    const is = find(word)
    if (is !== undefined) return { word, is }
  }
  return undefined
}
