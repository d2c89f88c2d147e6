#!/bin/sh
# Every parameter of the management API's questions under sqlmap (Debian: apt-get install sqlmap). Ends with 1 when one is injectable.
#
#     test/security/sqlmap.sh http://127.0.0.1:3000 ADMIN_API_KEY
#
# Run it against an installation of its own with a few hundred clicks in it (npm run demo): a question without an answer tells nothing.
set -eu
base=${1:?"which address?"}/api/v1
key=${2:?"which API key?"}
out=$(mktemp -d)
started=$(date +%s)

# One value of the first object in a list, so that each question below finds something.
value() {
  curl -fsS -H "Authorization: Bearer $key" "$base/$1" |
    node -e 'const [one] = JSON.parse(require("node:fs").readFileSync(0, "utf8")).data; console.log(one[process.argv[1]])' "$2"
}
campaign=$(value 'postbacks?outcome=accepted&limit=1' campaign_id)
click=$(value "clicks?campaign_id=$campaign&limit=1" click_id)
receipt=$(value "postbacks?campaign_id=$campaign&outcome=accepted&limit=1" receipt)
conversion=$(value "conversions?campaign_id=$campaign&limit=1" id)
txid=$(value "conversions?campaign_id=$campaign&limit=1" txid)
event=$(value "conversions?campaign_id=$campaign&limit=1" event)
converted=$(value "conversions?campaign_id=$campaign&limit=1" click_id)
for field in supply_id site_id creative_id source device; do
  eval "$field=\$(value 'clicks?campaign_id=$campaign&limit=1' $field)"
done
from=$(date -u -d '2 days ago' +%F)
to=$(date -u -d tomorrow +%F)
days="from=$from&to=$to"
instants="from=${from}T00:00:00Z&to=${to}T00:00:00Z"

# A star marks a place that is no parameter: a part of the path.
while read -r question; do
  log=$out/$(echo "$question" | tr -c 'a-z0-9\n' '-' | cut -c1-120).log
  code=$(curl -gsS -o "$log" -w '%{http_code}' -H "Authorization: Bearer $key" "$base/$(echo "$question" | tr -d '*')")
  sqlmap --batch --flush-session --output-dir="$out" --url="$base/$question" --headers="Authorization: Bearer $key" --disable-coloring \
    --dbms=PostgreSQL --level=3 --risk=2 --technique=BEUST --threads=1 --time-sec=3 --timeout=30 --ignore-code='*' \
    --skip=user-agent,referer,host,cookie >"$log" 2>&1 || true
  if ! grep -q 'do not appear to be injectable' "$log"; then verdict=FOUND; elif [ "$code" = 200 ]; then verdict=clean; else verdict="$code?"; fi
  echo "$verdict  $question"
done >"$out/verdicts" <<EOF
reports?$days&tz=UTC&group_by=campaign,supply_id&metrics=clicks,revenue&having[clicks]=>=0&time_base=click&sort=-clicks&limit=5&compare=previous
reports?$days&group_by=day&metrics=clicks&filter[supply_id]=$supply_id&filter[campaign]=$campaign&filter[device]=~$device
reports/export?format=csv&$days&group_by=campaign&metrics=clicks&filter[creative]=$creative_id
reports/export?format=csv&raw=clicks&$days&filter[supply_id]=$supply_id
reports/outcomes?$days&tz=UTC&campaign_id=$campaign
clicks?campaign_id=$campaign&supply_id=$supply_id&site_id=$site_id&creative_id=$creative_id&source=$source&not_flag=bot&$instants&limit=5
clicks/$click*
postbacks?outcome=accepted&click_id=$converted&campaign_id=$campaign&$instants&limit=5
postbacks?reason=duplicate&limit=5
postbacks/$receipt*
conversions?campaign_id=$campaign&click_id=$converted&status=approved&kind=conversion&event=$event&txid=$txid&limit=5
conversions/$conversion*
campaigns?status=active&advertiser_id=1&search=Demo&tag=demo&sort=name&limit=5
campaigns/$campaign*
campaigns/$campaign*/health
campaigns/health?ids=$campaign
campaigns/$campaign/opportunities?$days&tz=UTC&limit=5
campaigns/$campaign/simulate?url=/c/x%3Fa%3Db&agent=Mozilla&ip=203.0.113.7&referrer=http%3A%2F%2Fa.example&language=es
campaigns/$campaign/tracking-url?template=generic
advertisers?status=active&search=Demo&limit=5
postback-sources?status=active&advertiser_id=1&search=a&limit=5
costs?campaign_id=$campaign&limit=5
audit-log?object_type=campaign&object_id=$campaign&actor=key&limit=5
ledger?$days
conversions/imports?limit=5
system/queues/postbacks*/jobs?state=failed&limit=5
EOF
cat "$out/verdicts"
echo "$(wc -l <"$out/verdicts") questions in $(($(date +%s) - started)) s; logs in $out"
if grep -q '^FOUND' "$out/verdicts"; then exit 1; fi
