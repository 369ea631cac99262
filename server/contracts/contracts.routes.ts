import { contractRoutes } from '#api/contracts.ts';
import { feedOf, presentFeed, tellRecord } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { commentOnContract } from './comment-contract.ts';
import { listContracts } from './contract-list.queries.ts';
import { presentContract, presentContractRow } from './contracts.present.ts';
import { loadContract, mustSeeContract } from './contracts.queries.ts';
import { createContract, editContract } from './edit-contract.ts';
import { mentionableOnContract } from './mentionable.ts';

export const contractRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: contractRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listContracts(ctx.reader, ctx.deps.searchIndex, query);
      return { ...page, items: page.items.map(presentContractRow) };
    },
  }),
  defineRoute({
    route: contractRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentContract(ctx, await loadContract(ctx.reader, params.id)),
  }),
  defineRoute({
    route: contractRoutes.create,
    action: 'contract.create',
    handler: (ctx, { body }) => createContract(ctx, body),
  }),
  defineRoute({
    route: contractRoutes.edit,
    action: { of: 'contract.edit' },
    handler: (ctx, { params, body }) => editContract(ctx, params.id, body),
  }),
  defineRoute({
    route: contractRoutes.feed,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const page = await feedOf(ctx.reader, { contract: params.id }, query);
      if (page.items.length === 0) await mustSeeContract(ctx.reader, params.id);
      return presentFeed(page, ctx, { contract: params.id }, tellRecord('contract', ctx.language));
    },
  }),
  defineRoute({
    route: contractRoutes.comment,
    action: { of: 'contract.comment' },
    handler: (ctx, { params, body }) => commentOnContract(ctx, params.id, body),
  }),
  defineRoute({
    route: contractRoutes.mentionable,
    action: 'signedIn',
    handler: (ctx, { params }) => mentionableOnContract(ctx, params.id),
  }),
];
