/** docs/access.md. */
import { callsForSessions, commandTable, doorTable, moderationTable, restTable, settingsTable } from './sections.ts';

export function accessDocument(): string {
  return [
    introduction,
    `## The door\n\n${aboutTheDoor}\n\n${doorTable()}\n\n${moreOnTheDoor}`,
    `## Moderation\n\n${aboutModeration}\n\n${moderationTable()}\n\n${moreOnModeration}`,
    `## Settings of a room\n\n${aboutSettings}\n\n${settingsTable()}`,
    `## Calls of the REST API\n\n${aboutCalls}\n\n${restTable()}\n\n${moreOnCalls}`,
    `## Commands by socket\n\n${aboutCommands}\n\n${commandTable()}\n\n${moreOnCommands}`,
  ].join('\n\n');
}

const introduction = `# Who may do what

For integrators and operators. This page is made by \`npm run access\` from the rules that the server asks
(\`libs/room-policy\`) and from the contract (\`libs/contract\`). A check keeps it up to date, and \`apps/api-e2e\` holds a running
server to its tables.

Whoever has a session cookie or an API key holds at most one role in each room: **participant**, **owner** (a chairman; who
creates a room is its owner) or **admin** (in every room: who signs in with the administrators' password, or a key that is
made so). A role includes those before it. The server decides by what it knows itself, and never by what a client says of
itself.

**yes** means allowed. Anything else is the HTTP status and the stable \`code\` of the refusal, as \`application/problem+json\`
has them; by socket the same code stands in the acknowledgement.`;

const aboutTheDoor = `What \`POST /rooms/{name}/authentication\` answers, by the role that somebody holds already, the state of the
room, and what is brought. \`any\` means that it makes no difference, and an empty cell that the room has no such password.`;

const moreOnTheDoor = `- A role that is held is never taken away here: a participant who tries a wrong owner password stays a
  participant.
- A password is compared only where it could help: in a locked room with the owner password alone, in a room without
  passwords with none.
- A wrong password is refused even with an invitation. From the fourth in a row on, the same client waits longer and longer
  for that room (429 \`too_many_requests\` with \`Retry-After\`); others, other rooms and who brings no password do not.
- An invitation that opens nothing is refused by what became of it (404 \`invitation_unknown\`, 409 \`invitation_used\`, 410
  \`invitation_expired\` and \`invitation_revoked\`), at an open door as well. Who holds a role already, or brings a right
  password, does not use it up; and it lets nobody back in who was sent out of the meeting (403 \`kicked\`).
- A role opens the door, but there may be no place: \`room:join\` answers 409 \`room_full\` then, and 403 \`kicked\` to who was
  sent out of the meeting, as does whatever participants may call by REST.`;

const aboutModeration = `By socket (\`peer:mute\` …), or by REST (\`PATCH\` and \`DELETE /rooms/{name}/members/{peerId}\`), where a
chairman need not be in the room.`;

const moreOnModeration = `Nobody's microphone or camera is ever switched on from afar: \`unmute\` and \`resume\` lift what a chairman
asked.`;

const aboutSettings = `What \`PATCH /rooms/{name}\` answers, field by field; one field that is refused refuses the whole change. Who
creates a room (\`POST /rooms\`) is held to the column of the owner, and an admin to that of the admin. The common names are the setting
\`rooms.common_names\`, the instance's limit is \`rooms.max_members\`.`;

const aboutCalls = `\`nobody\` has neither session nor key, a \`stranger\` has one but no role in the room; outside of rooms participants
and owners are strangers as well. This is what stands before a call is looked at: a call that is allowed can still fail, as
its description in [openapi.json](openapi.json) says.`;

const moreOnCalls = `Who shows an API key has no session: ${callsForSessions()} are 403 \`forbidden\` to every key. All else
is the same by key and by session. A room that is not there is 404 \`room_not_found\` to everybody, before anything else.`;

const aboutCommands = `The same people, where the last three are in the room, and a chairman's command is about a participant. \`nobody\`
does not get a connection.`;

const moreOnCommands = `\`signal:send\` reaches people in the same room only; a chairman's command about somebody elsewhere is 404
\`peer_not_found\`.`;
