import { parseJson } from '../parse-json.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { provinceMapSentences } from './province-map-sentences.ts'

/** Longitude and latitude in degrees. */
type Position = readonly [lon: number, lat: number]

/** The borders that a province may show, with the number under which they were approved; the one is never drawn without the other. */
export interface ProvinceMap {
  /** 审图号 */
  readonly number: string
  readonly lines: readonly (readonly Position[])[]
}

/** Bytes; a province with its counties at 1:4,000,000 has a tenth of that. */
const mostBytes = 5_000_000
const mostPoints = 100_000

/** GS(2024)0650号, GS京(2022)1061号, 云S(2023)12号; brackets of either width. */
const approvalNumber = /^\p{Script=Han}?G?S\p{Script=Han}?[(（]\d{4}[)）]\d{1,6}(?:-\d+)?号$/u

type ReadMap<Good> = Good | Refusal<'invalid-request' | 'too-large'>

/** Reads a GeoJSON file that says its approval number at the top level, as `审图号`. */
export function readProvinceMap(file: Uint8Array): ReadMap<ProvinceMap> {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  const size = { size: megabytes(file.length), most: megabytes(mostBytes) }
  if (file.length > mostBytes) return refuse('too-large', provinceMapSentences('map-too-large', size))
  const content = contentOf(file)
  if (content === undefined) return refuse('invalid-request', provinceMapSentences('map-not-json'))
  const number = numberIn(content)
  if (isRefusal(number)) return number
  const lines: Position[][] = []
  for (const [index, shape] of shapesIn(content).entries()) {
    const drawn = linesOf(shape, index + 1)
    if (isRefusal(drawn)) return drawn
    lines.push(...drawn)
  }
  const points = lines.reduce((sum, line) => sum + line.length, 0)
  if (points === 0) return refuse('invalid-request', provinceMapSentences('map-empty'))
  if (points > mostPoints)
    return refuse('too-large', provinceMapSentences('map-too-fine', { points, most: mostPoints }))
  return { number, lines }
}

/** Of JSON whose outermost is an object. */
type Content = Readonly<Record<string, unknown>>

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function contentOf(file: Uint8Array): Content | undefined {
  try {
    const content = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(file))
    return isContent(content) ? content : {}
  } catch {
    return undefined
  }
}

function numberIn({ 审图号: number }: Content): ReadMap<string> {
  const said = typeof number === 'string' ? number.replaceAll(/\s/gu, '') : ''
  if (said === '') return refuse('invalid-request', provinceMapSentences('map-without-number'))
  if (!approvalNumber.test(said))
    return refuse('invalid-request', provinceMapSentences('map-number-odd', { number: said.slice(0, 40) }))
  return said
}

/** The geometries of a collection, of features or of themselves; a feature without one has nothing to draw. */
function shapesIn(content: unknown): Content[] {
  if (!isContent(content)) return []
  const { type, features, geometry, geometries } = content
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.flatMap(shapesIn)
  if (type === 'Feature') return shapesIn(geometry)
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return geometries.flatMap(shapesIn)
  return [content]
}

/** How deep the lines of a geometry lie in its coordinates. */
const depths: Readonly<Record<string, number>> = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }
const geometries = new Set([...Object.keys(depths), 'Point', 'MultiPoint'])

function linesOf({ type, coordinates }: Content, position: number): ReadMap<Position[][]> {
  const name = String(type).slice(0, 40)
  const depth = depths[name]
  if (depth === undefined || !Array.isArray(coordinates)) {
    const isGeometry = geometries.has(name)
    return refuse(
      'invalid-request',
      isGeometry
        ? provinceMapSentences('map-odd-geometry', { position, type: name })
        : provinceMapSentences('map-no-geojson', { type: name }),
    )
  }
  const lines = (coordinates as unknown[]).length === 0 ? [] : depth === 0 ? [coordinates] : coordinates.flat(depth - 1)
  const odd = lines.flatMap((line) => (Array.isArray(line) ? line : [line])).find((point) => !isPosition(point))
  if (odd !== undefined) {
    const point = JSON.stringify(odd).slice(0, 40)
    return refuse('invalid-request', provinceMapSentences('map-odd-point', { position, point }))
  }
  return (lines as Position[][]).map((line) => line.map(([lon, lat]) => [lon, lat] as const))
}

function isPosition(point: unknown): point is Position {
  if (!Array.isArray(point)) return false
  const [lon, lat] = point as unknown[]
  return typeof lon === 'number' && typeof lat === 'number' && lon > 70 && lon < 140 && lat > 2 && lat < 56
}
