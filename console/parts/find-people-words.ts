import { inBoth } from '../words/in-both.ts'

export const findPeopleWords = inBoth(
  {
    byPhone: '手机号',
    byId: '身份证号',
    byName: '姓名',
    birthDate: '出生日期',
    chooseCounty: '选择县区',
    findBy: '查找方式',
    findHint: '查找内容不会出现在地址栏里，也不会保存。',
    foundNobody: '没有找到您负责的人员。请核对号码；此人也可能不在您负责的县区或城市。',
    county: '县区',
  },
  {
    byPhone: 'Phone',
    byId: 'ID number',
    byName: 'Name',
    birthDate: 'Birth date',
    chooseCounty: 'Choose a county',
    findBy: 'Find by',
    findHint: 'What you look for is not put into the address, and not kept.',
    foundNobody: 'Nobody whom you look after was found. Check the number; they may belong to another county or city.',
    county: 'County',
  },
)
