import { sentences } from '../sentences.ts'

/** What is wrong with the map that a province wants to see beneath its flows. */
export const provinceMapSentences = sentences('province-map', {
  'map-too-large': {
    zh: '地图文件有{size}，不能超过{most}：请用简化过的边界（1:400万或更小的比例尺）。',
    en: 'The map is {size}; the limit is {most}: take simplified borders (a scale of 1:4,000,000 or smaller).',
  },
  'map-not-json': {
    zh: '地图文件不是 JSON，读不出来：请用 UTF-8 编码的 GeoJSON 文件（.geojson）。',
    en: 'The map is not JSON: take a GeoJSON file in UTF-8.',
  },
  'map-without-number': {
    zh: '地图没有审图号：在 GeoJSON 最外层写上 "审图号": "GS(2024)0650号"，填自然资源主管部门批给这张图的号。没有审图号的地图不能使用。',
    en: 'The map has no approval number: write it as the member “审图号” at the top level of the GeoJSON, such as “GS(2024)0650号”: the number that the authority gave this map. A map without one is not drawn.',
  },
  'map-number-odd': {
    zh: '审图号“{number}”不像审图号：应像 GS(2024)0650号 或 云S(2023)12号，请照批文核对。',
    en: '“{number}” does not look like an approval number, such as “GS(2024)0650号” or “云S(2023)12号”: compare it with the letter of approval.',
  },
  'map-no-geojson': {
    zh: '地图不是 GeoJSON：最外层的 type 应是 FeatureCollection、Feature 或几何图形，这里是“{type}”。',
    en: 'The map is not GeoJSON: its type is to be FeatureCollection, Feature or a geometry, and is “{type}”.',
  },
  'map-odd-geometry': {
    zh: '地图里的第{position}个图形不能画：只画 Polygon、MultiPolygon、LineString、MultiLineString，这里是“{type}”。',
    en: 'Shape {position} of the map cannot be drawn: Polygon, MultiPolygon, LineString and MultiLineString can, and it is “{type}”.',
  },
  'map-odd-point': {
    zh: '地图里的第{position}个图形有一个点是{point}：应是 [经度, 纬度]，单位为度，且在中国范围内（经度 70 至 140，纬度 2 至 56）。投影坐标（米）请先转换成经纬度。',
    en: 'A point of shape {position} of the map is {point}: it is to be [longitude, latitude] in degrees, in China (70 to 140, 2 to 56). Convert projected coordinates first.',
  },
  'map-empty': { zh: '地图里没有可画的图形。', en: 'The map holds nothing to draw.' },
  'map-too-fine': {
    zh: '地图有{points}个点，不能超过{most}：请先简化边界。',
    en: 'The map has {points} points; the limit is {most}: simplify its borders first.',
  },
})
