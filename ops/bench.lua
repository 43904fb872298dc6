-- Drives one kind of request with wrk. The kind is in BENCH_KIND, the cases in the file BENCH_CASES:
-- one line a case, "token<TAB>handle". BENCH_CHECK=1 looks at every answer; changes are always looked at.

local kind = os.getenv("BENCH_KIND")
local checked = os.getenv("BENCH_CHECK") == "1" or kind == "contact"
local threads = {}
local number = 0

local documents = {
  typename = "{ __typename }",
  case = "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { handle words open"
    .. " traits { gender ageBand civilStatus livingSituation targetGroups }"
    .. " episode { openedOn source firstContactOn }"
    .. " contacts(first: 20) { edges { node { on mode place minutes phase initiatedBy activities } } } } }",
  search = "query($w: TraitFilter!) { cases(where: $w, scope: OWN_TEAM, purpose: CASE_WORK, first: 20) {"
    .. " ... on CaseHitConnection { edges { node { handle case { words open workers"
    .. " traits { gender ageBand civilStatus livingSituation targetGroups anonymousInDialogue }"
    .. " episode { openedOn source firstContactOn } } } } pageInfo { hasNextPage endCursor } } } }",
  contact = "mutation($k: IdempotencyKey!, $h: Handle!, $d: Date!) { recordContact(input: {idempotencyKey: $k,"
    .. " case: {handle: $h}, on: $d, mode: PHONE, minutes: 5}) { __typename } }",
  report = "query($m: String!, $y: Int!) { statusReport(municipality: $m, year: $y) { contacts { mode months } } }",
}

-- What a right answer contains.
local signs = {
  typename = '"__typename":"Query"',
  case = '"node":{"on":"',
  search = '"cases":{"edges":[',
  contact = '"ContactRecorded"',
  report = '"months":[',
}

local problems = { "SUBSTANCE_ONLY", "MENTAL_ONLY", "DUAL", "OTHER" }
local genders = { "MALE", "FEMALE" }

local function variables(handle)
  if kind == "case" then
    return string.format('{"h":"%s"}', handle)
  elseif kind == "search" then
    return string.format(
      '{"w":{"open":true,"gender":"%s","primaryProblem":"%s"}}',
      genders[math.random(#genders)], problems[math.random(#problems)])
  elseif kind == "contact" then
    number = number + 1
    -- A UUID, since other keys are screened for numbers of persons; the run, the thread, the number.
    local run = 0
    for byte in string.gmatch(os.getenv("BENCH_RUN"), ".") do
      run = (run * 31 + string.byte(byte)) % 4294967296
    end
    return string.format('{"k":"%08x-%04x-4000-8000-%012x","h":"%s","d":"%s"}',
      run, id, number, handle, os.getenv("BENCH_TODAY"))
  elseif kind == "report" then
    return string.format('{"m":"%s","y":%s}', handle, os.getenv("BENCH_YEAR"))
  end
  return "{}"
end

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init()
  math.randomseed(os.time() * 16 + id)
  cases = {}
  for line in io.lines(os.getenv("BENCH_CASES")) do
    local token, handle = line:match("^(%S+)\t(%S+)$")
    table.insert(cases, { token = token, handle = handle })
  end
  wrong = 0
  sample = ""
end

function request()
  local one = cases[math.random(#cases)]
  local body = string.format('{"query":"%s","variables":%s}', documents[kind], variables(one.handle))
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/json",
    ["Accept"] = "application/graphql-response+json",
    ["Authorization"] = "Bearer " .. one.token,
  }, body)
end

if checked then
  function response(status, _, body)
    if status ~= 200 or not body:find(signs[kind], 1, true) then
      wrong = wrong + 1
      sample = body:sub(1, 300)
    end
  end
end

-- One line for the script: requests a second, p50 and p99 in milliseconds, failures, wrong answers.
function done(summary, latency)
  local wrongs, seen = 0, ""
  for _, thread in ipairs(threads) do
    wrongs = wrongs + (thread:get("wrong") or 0)
    seen = seen .. (thread:get("sample") or "")
  end
  local errors = summary.errors
  io.write(string.format("RESULT %.0f %.3f %.3f %d %d\n",
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, wrongs))
  if wrongs > 0 then
    io.write("WRONG " .. seen .. "\n")
  end
end
