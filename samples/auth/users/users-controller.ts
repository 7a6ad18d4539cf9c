import { Controller, Depends, Get, Security } from 'typefast'
import { Auth } from '../auth.js'
import { oauth2 } from '../oauth2.js'
import { User } from './user.js'

@Controller('/users', { tags: ['users'] })
export class UsersController {
  @Security(oauth2, ['me'])
  @Get('/me', { summary: 'Who you are' })
  me(@Depends(Auth.user) user: User): User {
    return user
  }
}
