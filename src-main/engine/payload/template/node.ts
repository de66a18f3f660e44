import type { Interpreter } from '@huggingface/jinja'

/** The library does not export the types of its nodes and values; these are the parts of them that are looked at. */
export type Node = NonNullable<Parameters<Interpreter['evaluate']>[0]>
export type Scope = Parameters<Interpreter['evaluate']>[1]
export type Value = ReturnType<Interpreter['evaluate']>

export type For = Node & { iterable: Node }
export type Select = Node & { lhs: Node }
export type Filter = Node & { operand: Node; filter: Node }
export type FilterBlock = Node & { filter: Node; body: Node[] }
export type Call = Node & { callee: Node; args: Node[] }
export type CallBlock = Node & { call: Call }
export type Member = Node & { object: Node }
export type Binary = Node & { operator: { value: string }; left: Node; right: Node }
/** A node that has been evaluated already. */
export type Known = Node & { known: Value }

const hasType =
  <T extends Node>(type: string) =>
  (node: Node): node is T =>
    node.type === type

export const isFor = hasType<For>('For')
export const isSelect = hasType<Select>('SelectExpression')
export const isFilter = hasType<Filter>('FilterExpression')
export const isFilterBlock = hasType<FilterBlock>('FilterStatement')
export const isCall = hasType<Call>('CallExpression')
export const isCallBlock = hasType<CallBlock>('CallStatement')
export const isMember = hasType<Member>('MemberExpression')
export const isBinary = hasType<Binary>('BinaryExpression')
export const isKnown = hasType<Known>('Known')
export const isKeyword = hasType<Node & { key: { value: string }; value: Node }>('KeywordArgumentExpression')
export const isSpread = (node: Node): node is Node & { argument: Node } =>
  node.type === 'SpreadExpression' || node.type === 'KeywordSpreadExpression'
export const isName = hasType<Node & { value: string }>('Identifier')

export const knownAs = (known: Value): Known => ({ type: 'Known', known })
