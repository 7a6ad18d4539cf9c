/** As `encodeURIComponent`, which throws on half a pair of surrogates; a client may send one. */
export const encodeCookie = (value: string): string => encodeURIComponent(value.toWellFormed())
