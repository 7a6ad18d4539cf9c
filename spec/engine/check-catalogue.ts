/** Every check decorator of class-validator: what it may be given, and values that it likes. */

/** What a check is of, which is the type of a property that it may decorate. */
export type Kind = 'string' | 'number' | 'boolean' | 'date' | 'array' | 'object' | 'any'

export interface CatalogueEntry {
  readonly kind: Kind
  /** All arguments before the options, made anew each time: the library writes into them. */
  readonly variants: readonly (() => readonly unknown[])[]
  readonly samples: readonly unknown[]
}

type Row = readonly [samples: readonly unknown[], ...variants: (() => readonly unknown[])[]]

/** Of text, and liked by most text. */
const LENIENT: Readonly<Record<string, Row>> = {
  IsString: [['text', '']],
  Length: [['abc', 'abcdef', '😀😀'], () => [2, 6], () => [1, undefined], () => [0, 300]],
  MinLength: [['ab', 'é́', '👩‍👩‍👧'], () => [1], () => [2], () => [0]],
  MaxLength: [['a', ''], () => [20], () => [300], () => [2]],
  IsByteLength: [['ab', 'é'], () => [1, 40], () => [0, undefined]],
  NotContains: [['text'], () => ['\u0000'], () => ['zz']],
  Matches: [['abc', 'a1'], () => [/^[^\n]*$/, undefined], () => ['^[a-z]', 'i'], () => [/\w/g, undefined]],
  IsAscii: [['ascii']],
  IsHalfWidth: [['half']],
}

/** Of text of one form. */
const FORMS: Readonly<Record<string, Row>> = {
  IsLatLong: [['51.5,-0.12', '0,0']],
  Contains: [['has a needle', 'needle'], () => ['needle']],
  IsAlpha: [['abc', 'ABC'], () => [undefined], () => ['de-DE']],
  IsAlphanumeric: [['abc1', '1'], () => [undefined], () => ['fr-FR']],
  IsDecimal: [['1.5', '-1'], () => [undefined], () => [{ force_decimal: true }]],
  IsBase64: [['aGVsbG8=', 'aGk='], () => [undefined], () => [{ urlSafe: true }]],
  IsCreditCard: [['4111111111111111']],
  IsCurrency: [['$10.50', '10.50'], () => [undefined], () => [{ require_symbol: true }]],
  IsEmail: [
    ['ada@example.com', 'Ada <ada@example.com>'],
    () => [undefined],
    () => [{ allow_display_name: true }],
  ],
  IsFQDN: [['example.com', 'a.b.example.org'], () => [undefined], () => [{ require_tld: false }]],
  IsFullWidth: [['ひらがな', 'ａｂｃ']],
  IsVariableWidth: [['ひらがなabc']],
  IsHexColor: [['#fff', '#ffaa0080']],
  IsHexadecimal: [['ff00', '0xff']],
  IsMACAddress: [['01:02:03:04:05:ab'], () => [undefined], () => [{ no_separators: true }]],
  IsIP: [['127.0.0.1', '::1'], () => [undefined], () => [4], () => ['6']],
  IsPort: [['80', '65535']],
  IsISBN: [['9783836221191', '3836221195'], () => [undefined], () => ['13']],
  IsISIN: [['US0378331005']],
  IsISO8601: [
    ['2020-01-01', '2020-01-01T10:00:00Z', '2020-W01'],
    () => [undefined],
    () => [{ strict: true }],
  ],
  IsJSON: [['{"a":1}', '[]']],
  IsJWT: [['eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl']],
  IsLowercase: [['lower', '']],
  IsMobilePhone: [
    ['+4915112345678', '+33612345678'],
    () => [undefined, undefined],
    () => ['de-DE', undefined],
  ],
  IsISO31661Alpha2: [['DE', 'FR']],
  IsISO31661Alpha3: [['DEU', 'FRA']],
  IsISO31661Numeric: [['276', '250']],
  IsMongoId: [['507f1f77bcf86cd799439011']],
  IsMultibyte: [['ひらがな', 'é']],
  IsSurrogatePair: [['😀', 'a😀']],
  IsUrl: [['http://example.com', 'example.com/a?b'], () => [undefined], () => [{ require_protocol: true }]],
  IsUUID: [['3fa85f64-5717-4562-b3fc-2c963f66afa6'], () => [undefined], () => ['4'], () => ['all']],
  IsFirebasePushId: [['-M-Jh_1KAH5rYJF_7-kY']],
  IsUppercase: [['UPPER', '']],
  IsPhoneNumber: [['+4915112345678', '030 123456'], () => [undefined], () => ['DE']],
  IsMilitaryTime: [['23:59', '00:00']],
  IsHash: [['d41d8cd98f00b204e9800998ecf8427e'], () => ['md5']],
  IsISSN: [['0378-5955', '03785955'], () => [undefined], () => [{ require_hyphen: true }]],
  IsDateString: [['2020-01-01', '2020-01-01T10:00:00.000Z'], () => [undefined], () => [{ strict: true }]],
  IsBooleanString: [['true', '0']],
  IsNumberString: [['1.5', '12'], () => [undefined], () => [{ no_symbols: true }]],
  IsBase32: [['ZG9n====', 'NBSWY3DP']],
  IsBIC: [['SBICKEN1345', 'DEUTDEFF']],
  IsBtcAddress: [['1MUz4VMYui5qY1mxUiG8BQ1Luv6tqkvaiL']],
  IsDataURI: [['data:text/plain;base64,SGVsbG8=', 'data:,A']],
  IsEAN: [['9421023610112', '73513537']],
  IsEthereumAddress: [['0x683E07492fBDfDA84457C16546ac3f433BFaa128']],
  IsHSL: [['hsl(360,10%,50%)']],
  IsIBAN: [['DE89370400440532013000'], () => [undefined], () => [{ whitelist: ['DE'] }]],
  IsIdentityCard: [['99999999R', '1999999C'], () => ['ES'], () => ['any']],
  IsISRC: [['USAT29900609']],
  IsLocale: [['en', 'en-GB']],
  IsMagnetURI: [['magnet:?xt=urn:btih:06E2A9683BF4DA92C73A661AC56F0ECC9C63C5B4']],
  IsMimeType: [['application/json', 'text/html; charset=utf-8']],
  IsOctal: [['0o17', '17']],
  IsPassportNumber: [['C01X00T47'], () => ['DE']],
  IsPostalCode: [['10115', '75001'], () => ['DE'], () => ['any']],
  IsRFC3339: [['2020-01-01T10:00:00Z']],
  IsRgbColor: [['rgb(0,0,0)', 'rgba(1,2,3,.5)', 'rgb(5%,5%,5%)'], () => [undefined], () => [false]],
  IsSemVer: [['1.2.3', '1.0.0-rc.1']],
  IsStrongPassword: [['aB3$aB3$', 'Aa1!aaaa'], () => [undefined], () => [{ minLength: 4, minSymbols: 0 }]],
  IsTimeZone: [['Europe/Berlin', 'UTC']],
  IsBase58: [['3KMUV89zab', 'abc']],
  IsTaxId: [['26954371827', '048121234'], () => ['de-DE'], () => ['en-US']],
  IsISO4217CurrencyCode: [['EUR', 'USD']],
  IsISO6391: [['en', 'de']],
}

const NUMBERS: Readonly<Record<string, Row>> = {
  IsLatitude: [[51.5, 90]],
  IsLongitude: [[-0.12, 180]],
  IsDivisibleBy: [[4, 8], () => [2], () => [1]],
  IsPositive: [[1, 0.5]],
  IsNegative: [[-1, -0.5]],
  Max: [[1, -1], () => [100], () => [2.5]],
  Min: [[5, 2], () => [0], () => [1.5]],
  IsNumber: [[1, 1.25, 1e-7], () => [{}], () => [{ maxDecimalPlaces: 2 }], () => [{ allowNaN: true }]],
  IsInt: [[1, 1e300]],
}

const OTHERS: readonly (readonly [Kind, Readonly<Record<string, Row>>])[] = [
  ['boolean', { IsBoolean: [[true, false]] }],
  [
    'date',
    {
      IsDate: [['2020-01-01T10:00:00Z']],
      MinDate: [['2020-06-01T10:00:00Z'], () => [new Date('2020-03-01')], () => [() => new Date(0)]],
      MaxDate: [['2020-01-01T10:00:00.5Z'], () => [new Date('2020-03-01')]],
    },
  ],
  [
    'array',
    {
      IsArray: [[]],
      ArrayContains: [[], () => [[]], () => [['text']], () => [[1]]],
      ArrayNotContains: [[], () => [['never']], () => [[1]]],
      ArrayNotEmpty: [[]],
      ArrayMinSize: [[], () => [1], () => [2]],
      ArrayMaxSize: [[], () => [3], () => [1], () => [10]],
      ArrayUnique: [[], () => [undefined], () => [(item: unknown) => typeof item]],
    },
  ],
  [
    'object',
    {
      IsObject: [[]],
      IsNotEmptyObject: [[], () => [undefined], () => [{ nullable: true }]],
      IsInstance: [[]],
    },
  ],
  [
    'any',
    {
      IsDefined: [[]],
      IsNotEmpty: [[]],
      IsEmpty: [[]],
      Equals: [['text', 1], () => ['text'], () => [1]],
      NotEquals: [[], () => ['never'], () => [5]],
      IsIn: [['a', 'b', 1, 2], () => [['a', 'b', 'text']], () => [[1, 2, 5]]],
      IsNotIn: [[], () => [['never', 7]], () => [[]]],
      IsEnum: [['red', 1], () => [{ Red: 'red', Text: 'text' }], () => [{ One: 1, 1: 'One' }]],
    },
  ],
]

function entriesOf(kind: Kind, rows: Readonly<Record<string, Row>>): [string, CatalogueEntry][] {
  return Object.entries(rows).map(([name, [samples, ...variants]]) => [
    name,
    { kind, samples, variants: variants.length === 0 ? [() => []] : variants },
  ])
}

export const LENIENT_NAMES: readonly string[] = Object.keys(LENIENT)
export const FORM_NAMES: readonly string[] = Object.keys(FORMS)

export const CATALOGUE: ReadonlyMap<string, CatalogueEntry> = new Map([
  ...entriesOf('string', LENIENT),
  ...entriesOf('string', FORMS),
  ...entriesOf('number', NUMBERS),
  ...OTHERS.flatMap(([kind, rows]) => entriesOf(kind, rows)),
])
