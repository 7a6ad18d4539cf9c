import { Field, Param } from 'typefast'

const ID = { type: 'integer', minimum: 1 } as const

/** The `:id` of a path: `read(@PathId('item') id: number)` */
export const PathId = (of: string): ParameterDecorator =>
  Param('id', { ...ID, description: `Which ${of}`, examples: [1] })

/** A property that names one of `of`: `@Id('item') itemId!: number` */
export const Id = (of: string): PropertyDecorator => Field({ ...ID, description: `Which ${of}` })
