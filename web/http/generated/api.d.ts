/**
 * A stand-in until the OpenAPI document exists: this file is overwritten by openapi-typescript.
 */
import type { z } from 'zod';
import type { me } from '#api/auth.ts';

interface Nothing {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}
interface Json<T> {
  headers: { [name: string]: unknown };
  content: { 'application/json': T };
}
interface Empty {
  headers: { [name: string]: unknown };
  content?: never;
}

export interface paths {
  '/api/me': { get: { parameters: Nothing; requestBody?: never; responses: { 200: Json<z.output<typeof me>> } } };
  '/api/me/settings': {
    put: {
      parameters: Nothing;
      requestBody: { content: { 'application/json': { language: 'ru' | 'en'; theme: 'system' | 'light' | 'dark' } } };
      responses: { 200: Json<{ ok: true }> };
    };
  };
  '/api/session': {
    post: {
      parameters: Nothing;
      requestBody: { content: { 'application/json': { email: string; password: string } } };
      responses: { 201: Json<{ ok: true }> };
    };
    delete: { parameters: Nothing; requestBody?: never; responses: { 204: Empty } };
  };
  '/api/setup': { get: { parameters: Nothing; requestBody?: never; responses: { 200: Json<{ needed: boolean }> } } };
}
