import { cities } from '../kernel/places/cities.ts'
import { counties } from '../kernel/places/counties.ts'
import { provinceNamed, provinceNames } from '../kernel/places/provinces.ts'
import { partsOf } from './parts-of.ts'

const anywhere = new Set(
  '不限 any 均可 都可以 都可 都行 随便 任意 无要求 没要求 全国 国内 哪里都行 哪里都可以 不限地区 不限省份 服从安排 听从安排'.split(
    ' ',
  ),
)

const home = '云南省'
const pearlRiverDelta = '广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市'.split(' ')
const yangtzeDelta = '上海市 江苏省 浙江省 安徽省'.split(' ')
/** Where most who leave Yunnan go: the matching rules weigh the first three wishes. */
const mostSought = '广东省 浙江省 江苏省 上海市 福建省'.split(' ')
const awayFromHome = [...new Set([...mostSought, ...provinceNames])].filter((name) => name !== home)

/** What a word for several places stands for. */
const regions = new Map<string, readonly string[]>([
  ...['珠三角', '珠三角地区', '珠江三角洲', '粤港澳大湾区', '大湾区'].map((word) => [word, pearlRiverDelta] as const),
  ...['长三角', '长三角地区', '长江三角洲', '江浙沪皖'].map((word) => [word, yangtzeDelta] as const),
  ['江浙沪', ['江苏省', '浙江省', '上海市']],
  ['江浙', ['江苏省', '浙江省']],
  ['京津冀', ['北京市', '天津市', '河北省']],
  ...['省外', '外省', '出省', '省外务工'].map((word) => [word, awayFromHome] as const),
  ...['省内', '本省', '省内务工', '云南省内'].map((word) => [word, [home]] as const),
])

/** A city where nobody knows the name is no wish that could be kept: those of enterprises, of the deltas and of Yunnan. */
const cityNames = new Map(
  [
    ...cities.map(({ name }) => name),
    ...[...counties.values()].map(({ prefecture }) => prefecture),
    ...pearlRiverDelta,
    ...'南京市 苏州市 无锡市 常州市 南通市 徐州市 扬州市 镇江市 泰州市 盐城市 连云港市 淮安市 宿迁市'.split(' '),
    ...'杭州市 宁波市 温州市 嘉兴市 湖州市 绍兴市 金华市 衢州市 舟山市 台州市 丽水市 义乌市 昆山市'.split(' '),
    ...'汕头市 韶关市 湛江市 茂名市 梅州市 汕尾市 河源市 阳江市 清远市 潮州市 揭阳市 云浮市'.split(' '),
    ...'福州市 厦门市 泉州市 漳州市 莆田市 宁德市 龙岩市 三明市 南平市 晋江市 合肥市 芜湖市 成都市 贵阳市 武汉市 长沙市'.split(
      ' ',
    ),
    ...'南昌市 郑州市 西安市 济南市 青岛市 石家庄市 太原市 沈阳市 大连市 长春市 哈尔滨市 南宁市 海口市 三亚市'.split(
      ' ',
    ),
    ...'兰州市 西宁市 银川市 乌鲁木齐市 拉萨市 呼和浩特市'.split(' '),
  ].flatMap((name) => [[name, name] as const, [name.replace(/(?:市|.{1,6}族自治州|自治州)$/, ''), name] as const]),
)

const provinceAtStart = new RegExp(`^(?:${provinceNames.flatMap((name) => [name, shortOf(name)]).join('|')})(?=.)`)
const words = [...regions.keys(), ...provinceNames, ...provinceNames.map(shortOf), ...cityNames.keys()].sort(
  (one, other) => other.length - one.length,
)

/**
 * Reads where somebody would go, best first, each place once: provinces by any of their names, cities as cities (a wish is
 * never widened), and words that stand for several. One name that is no place spoils the cell.
 */
export function readDestinations(text: string): 'any' | string[] | undefined {
  const places = new Set<string>()
  for (const part of partsOf(text)) {
    const close = part.toLowerCase().replace(/\s/g, '')
    if (anywhere.has(close)) return 'any'
    const found = placesNamed(close) ?? placesSideBySide(close)
    if (found === undefined) return undefined
    for (const place of found) places.add(place)
  }
  return places.size === 0 ? undefined : [...places]
}

function placesNamed(word: string): readonly string[] | undefined {
  const region = regions.get(word)
  if (region) return region
  const province = provinceNamed(word)
  if (province) return [province]
  const city = cityNames.get(word) ?? cityNames.get(word.replace(provinceAtStart, ''))
  return city === undefined ? undefined : [city]
}

/** 广东 浙江, 广东浙江 and 广东或浙江: known words one after the other. */
function placesSideBySide(text: string): readonly string[] | undefined {
  const found: string[] = []
  let rest = text
  while (rest !== '') {
    const word = words.find((one) => rest.startsWith(one))
    const places = word && placesNamed(word)
    if (!word || !places) return undefined
    const after = rest.slice(word.length).replace(/^(?:或者?|和|及|与)/, '')
    // 广东东莞 is one place, the city.
    const city = provinceNamed(word) && words.find((one) => after.startsWith(one) && cityNames.has(one))
    if (!city || after.length < rest.length - word.length) found.push(...places)
    rest = after
  }
  return found
}

function shortOf(province: string): string {
  return province.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
}
