import { isNearHome } from './near-home.ts'

/**
 * Wishes that begin at home, as a record keeps them: which places are meant follows from the person's county. The first is by distance,
 * the others are the levels that county systems write. None is widened: whoever would leave the county is not offered it.
 */
export const wishesFromHome = {
  就近: isNearHome,
  本市: (home, place) => (isCityItself(home) ? place === home : isInPrefecture(home, place)),
  本州市: isInPrefecture,
  本州市外县: (home, place) => isInPrefecture(home, place) && !isOwnCounty(home, place),
  省内外县: (home, place) => isInProvince(home, place) && !isOwnCounty(home, place),
  省内外州市: (home, place) => isInProvince(home, place) && !isInPrefecture(home, place),
} as const satisfies Record<string, (countyCode: string, placeCode: string) => boolean>
export type WishFromHome = keyof typeof wishesFromHome

export function isWishFromHome(wish: string): wish is WishFromHome {
  return Object.hasOwn(wishesFromHome, wish)
}

function isInPrefecture(home: string, place: string): boolean {
  return home.slice(0, 4) === place.slice(0, 4)
}

function isInProvince(home: string, place: string): boolean {
  return home.slice(0, 2) === place.slice(0, 2)
}

/** A job order may name a district by its city. */
function isOwnCounty(home: string, place: string): boolean {
  return place === home || (isDistrict(home) && place === `${home.slice(0, 4)}00`)
}

/** GB/T 2260: prefectures up to 20 are cities, and what lies in them up to 20 are their districts. */
function isDistrict(code: string): boolean {
  return Number(code.slice(2, 4)) <= 20 && Number(code.slice(4)) <= 20
}

/**
 * 宣威市: who lives there means it by 本市, not the 曲靖市 around it. From 81 on cities of the county's rank; in an autonomous prefecture up to 20.
 */
function isCityItself(code: string): boolean {
  return Number(code.slice(4)) > 80 || (Number(code.slice(2, 4)) > 20 && Number(code.slice(4)) <= 20)
}
