import { IsInt, Length } from 'class-validator'
import { Field } from 'typefast'

export class NewNote {
  @Length(1, 2000)
  @Field({ examples: ['The engine weaves algebraical patterns'] })
  text!: string
}

export class Note extends NewNote {
  @IsInt()
  id!: number

  @Field({ description: 'When it was written' })
  writtenAt!: Date
}
