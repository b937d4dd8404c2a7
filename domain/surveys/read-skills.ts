import { partsOf } from './parts-of.ts'

/** 工 ends the name of a trade but where it begins another word: 工程, 工艺. */
const endOfTrade = /(?<=\p{Script=Han}工)(?!程|业|艺|作|具|地|厂|人|时|种|$)/u

/** Reads skills, whatever parts them; one that nobody knows is kept as it is written, but several never become one. */
export function readSkills(text: string): string[] {
  const skills = partsOf(text).flatMap((part) => {
    const words = part.split(/\s+/)
    // A space inside of a word, as in 电 焊, parts nothing; neither does one between foreign words.
    const areWords = words.every((word) => /^\p{Script=Han}{2,}$/u.test(word))
    return (areWords ? words : [part]).flatMap((word) => word.split(endOfTrade)).map(withoutJoin)
  })
  return [...new Set(skills.filter((skill) => skill !== ''))]
}

function withoutJoin(skill: string): string {
  return skill.replace(/^(?:和|及|与|或)(?=\p{Script=Han}{2})/u, '')
}
