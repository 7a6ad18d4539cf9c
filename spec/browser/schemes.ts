import {
  ApiKey,
  type BasicCredentials,
  Controller,
  Get,
  HttpBasic,
  HttpBearer,
  OAuth2AuthorizationCode,
  Post,
  Query,
  redirect,
  Security,
} from 'typefast'

const header = new ApiKey({ in: 'header', name: 'X-Key', schemeName: 'HeaderKey' })
const query = new ApiKey({ in: 'query', name: 'key', schemeName: 'QueryKey' })

const code = new OAuth2AuthorizationCode({ authorizationUrl: '/authorize', tokenUrl: '/exchange' })

/** Each scheme, and what has come of it. */
@Controller()
export class SchemesController {
  @Get('/bearer') bearer(@Security(new HttpBearer()) token: string): string {
    return `token ${token}`
  }
  @Get('/basic') basic(@Security(new HttpBasic()) { username, password }: BasicCredentials): string {
    return `user ${username} ${password}`
  }
  @Get('/header') header(@Security(header) key: string): string {
    return `header ${key}`
  }
  @Get('/query') query(@Security(query) key: string): string {
    return `query ${key}`
  }
  @Get('/code') code(@Security(code) token: string): string {
    return `token ${token}`
  }
}

/** Who says yes to everything. */
@Controller('', { hidden: true })
export class AuthorizationController {
  @Get('/authorize') authorize(@Query('redirect_uri') back: string, @Query('state') state: string): unknown {
    return redirect(`${back}?${new URLSearchParams({ code: 'c1', state })}`)
  }
  @Post('/exchange') exchange(): object {
    return { access_token: 'of-c1', token_type: 'bearer' }
  }
}
