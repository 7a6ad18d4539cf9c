import { Injectable } from 'typefast'

@Injectable()
export class Clock {
  now(): Date {
    return new Date()
  }

  /** @param seconds from now. */
  after(seconds: number): Date {
    return new Date(this.now().getTime() + seconds * 1000)
  }
}
