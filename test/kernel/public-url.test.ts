import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressClass } from '../../domain/kernel/address-class.ts'
import { publicUrlProblem } from '../../domain/kernel/public-url.ts'

describe('the address is on the Internet', () => {
  test.each([
    '8.8.8.8',
    '114.114.114.114',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2400:3200::1',
    '2606:4700:4700::1111',
  ])('%s', (address) => expect(addressClass(address)).toBe('public'))
})
describe('the address is not', () => {
  test.each([
    ['10.1.2.3', 'inside'],
    ['172.16.0.1', 'inside'],
    ['172.31.255.255', 'inside'],
    ['192.168.1.1', 'inside'],
    ['100.64.0.1', 'inside'],
    ['0.0.0.0', 'inside'],
    ['0.1.2.3', 'inside'],
    ['192.0.0.8', 'inside'],
    ['192.0.2.1', 'inside'],
    ['192.88.99.1', 'inside'],
    ['198.18.0.1', 'inside'],
    ['198.51.100.7', 'inside'],
    ['203.0.113.9', 'inside'],
    ['224.0.0.1', 'inside'],
    ['239.255.255.250', 'inside'],
    ['240.0.0.1', 'inside'],
    ['255.255.255.255', 'inside'],
    ['127.0.0.1', 'loopback'],
    ['127.8.8.8', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.169.254', 'metadata'],
    ['169.254.0.23', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['::', 'inside'],
    ['::ffff:127.0.0.1', 'inside'],
    ['::ffff:10.0.0.1', 'inside'],
    ['::ffff:8.8.8.8', 'inside'],
    ['::127.0.0.1', 'inside'],
    ['::7f00:1', 'inside'],
    ['::ffff:0:7f00:1', 'inside'],
    ['64:ff9b::7f00:1', 'inside'],
    ['64:ff9b::a9fe:a9fe', 'inside'],
    ['64:ff9b:1::a00:1', 'inside'],
    ['2002:7f00:1::', 'inside'],
    ['2001::1', 'inside'],
    ['2001:db8::1', 'inside'],
    ['3fff::1', 'inside'],
    ['5f00::1', 'inside'],
    ['100::1', 'inside'],
    ['fc00::1', 'inside'],
    ['fd12:3456::1', 'inside'],
    ['fe80::1', 'inside'],
    ['fe80::1%eth0', 'inside'],
    ['fec0::1', 'inside'],
    ['ff02::1', 'inside'],
    ['4000::1', 'inside'],
    ['hr.example.cn', 'inside'],
    ['', 'inside'],
  ])('%s: %s', (address, expected) => expect(addressClass(address)).toBe(expected))

  test('however an inner IPv4 address is wrapped', () => {
    const inner = fc.constantFrom([10], [127], [192, 168], [172, 20], [169, 254]).chain((first) => {
      const octet = fc.integer({ min: 0, max: 255 })
      return fc
        .array(octet, { minLength: 4 - first.length, maxLength: 4 - first.length })
        .map((rest) => [...first, ...rest])
    })
    const wrappings = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']
    fc.assert(
      fc.property(inner, fc.constantFrom(...wrappings), (octets, wrapping) => {
        expect(addressClass(wrapping + octets.join('.'))).not.toBe('public')
        // As the URL parser reads the numbers that it takes for addresses.
        const number = octets.reduce((sum, octet) => sum * 256 + octet, 0)
        for (const host of [String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`])
          expect(publicUrlProblem(`https://${host}/`) ?? new URL(`https://${host}`).hostname).toMatch(
            /must be|^127\.0\.0\.1$/,
          )
      }),
    )
  })
})

describe('an enterprise may not give', () => {
  test.each([
    'https://10.0.0.8/hook',
    'https://192.168.1.1/',
    'https://2130706434/',
    'https://0x7f.2/',
    'https://0177.0.0.2/',
    'https://10.1/x',
    'https://１２７.0.0.2/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
    'https://metadata.google.internal/',
    'https://metadata.tencentyun.com/',
    'https://metadata/',
    'https://hr/hook',
    'https://hr.local/hook',
    'https://hr.LAN/hook',
    'https://localhost.localdomain.local/',
    'https://x.localhost/',
    'https://localhost./',
    'https://0/',
    'https://hr.example.cn:22/',
    'https://hr.example.cn:25/',
    'https://hr.example.cn:80/',
    'http://hr.example.cn/',
    'http://0.0.0.0/',
    'http://[::ffff:127.0.0.1]/',
    'gopher://127.0.0.1/',
    'https://u@hr.example.cn/',
    'https://:p@hr.example.cn/',
    'https://hr.example.cn/a\r\nHost: x',
    'https://hr.example.cn/a%0d%0aHost:%20x',
    'https://hr.example.cn/%0Ax',
    'https://hr.exa\tmple.cn/',
    'https://hr.example.cn\\@10.0.0.1/',
    ' https://hr.example.cn/',
    'hr.example.cn',
    '',
  ])('%j', (url) => expect(publicUrlProblem(url)).toMatch(/^must /))
  test.each([
    'https://hr.example.cn/zhida?key=1',
    'https://hr.example.cn:8443/',
    'https://工厂.example.cn/',
    'https://8.8.8.8/',
  ])('but %s', (url) => expect(publicUrlProblem(url)).toBeUndefined())
})
