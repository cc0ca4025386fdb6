using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.CompanyData;

/// <summary>A model's SQL meets the database's own guard: whatever it tries, it reads its department's views and nothing else.</summary>
public sealed class ReportingQueryTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    private readonly ReportingQuery query = new(fixture.Roles, new());

    [Theory]
    [InlineData(Departments.Finance, "select * from reporting.finance_months")]
    [InlineData(Departments.Sales, "select * from sales_leads where country = 'SG'; ")]
    [InlineData(Departments.Support, "with t as (select * from reporting.support_tickets) select count(*) from t -- done")]
    [InlineData(Departments.Sales, "select company from sales_leads where company <> 'pg_notify' and company <> $$pg_sleep$$")]
    [InlineData(Departments.Management, "select (select count(*) from reporting.finance_months), (select count(*) from reporting.support_tickets)")]
    public async Task A_department_reads_its_own_views(string department, string sql) =>
        (await query.RunAsync(department, sql, default)).Columns.ShouldNotBeEmpty();

    [Theory]
    [InlineData("select * from reporting.finance_months")]
    [InlineData("select * from mezzofy.users")]
    [InlineData("select * from mezzofy.messages")]
    [InlineData("select * from biz.leads")]
    [InlineData("select rolpassword from pg_authid")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("select * from pg_ls_dir('/')")]
    [InlineData("select lo_import('/etc/passwd')")]
    [InlineData("select lo_create(0)")]
    [InlineData("select query_to_xml('select * from mezzofy.users', true, true, '')")]
    [InlineData("select set_config('role', 'postgres', true), query_to_xml('select * from mezzofy.users', true, true, '')")]
    [InlineData("select set_config('session_authorization', 'postgres', true)")]
    [InlineData("select 1) as a; reset role; select * from (select 1")]
    [InlineData("select 1; drop table biz.leads")]
    [InlineData("reset role")]
    [InlineData("set role postgres")]
    [InlineData("delete from reporting.sales_leads")]
    [InlineData("insert into reporting.sales_leads (company) values ('x')")]
    [InlineData("with gone as (delete from reporting.sales_leads returning 1) select * from gone")]
    [InlineData("create table t (a int)")]
    [InlineData("create temp table t (a int)")]
    [InlineData("copy reporting.sales_leads to '/tmp/leads'")]
    [InlineData("copy (select 1) to program 'id'")]
    [InlineData("do $$ begin perform 1; end $$")]
    [InlineData("select dblink('dbname=postgres', 'select 1')")]
    [InlineData("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'")]
    [InlineData("select * from pg_stat_file('postgresql.conf')")]
    [InlineData("select pg_notify('mezzofy_identity', 'user:1')")]
    [InlineData("select pg_catalog.\"pg_advisory_xact_lock\"(1)")]
    [InlineData("select definition from pg_views")]
    [InlineData("select * from information_schema.views")]
    [InlineData("select U&\"p\\0067_notify\"('a', 'b')")]
    [InlineData("explain analyze select 1")]
    [InlineData("'")]
    [InlineData("select $$")]
    public async Task Sales_is_refused(string sql) => await ShouldRefuseAsync(sql, "query_refused");

    [Theory]
    [InlineData("select count(*) from (select generate_series(1, n) from (select 2000000000 as n offset 0) t) g")]
    public async Task What_takes_too_long_is_stopped(string sql) => await ShouldRefuseAsync(sql, "query_timed_out");

    [Fact]
    public async Task What_would_read_too_much_is_not_begun() =>
        await ShouldRefuseAsync("select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b", "query_too_expensive");

    [Fact]
    public async Task More_rows_than_the_cap_are_cut_and_said_to_be()
    {
        var result = await query.RunAsync(Departments.Sales, "select n, repeat('x', 10000) as long from generate_series(1, 1000) n", default);

        result.RowCount.ShouldBe(200);
        result.Truncated.ShouldBeTrue();
        ((string)result.Rows[0][1]!).Length.ShouldBe(501);
    }

    [Fact]
    public async Task A_setting_that_a_query_changes_does_not_outlive_it()
    {
        await query.RunAsync(Departments.Sales, "select set_config('statement_timeout', '0', false), set_config('default_transaction_read_only', 'off', false)", default);
        for (var i = 0; i < 10; i++)
        {
            var result = await query.RunAsync(Departments.Sales, "select current_setting('statement_timeout'), current_setting('transaction_read_only')", default);
            result.Rows[0].ShouldBe(["5s", "on"]);
        }
    }

    [Fact]
    public async Task Values_come_as_a_model_can_read_them()
    {
        var result = await query.RunAsync(
            Departments.Sales, "select 1.50::numeric, date '2025-10-31', timestamptz '2025-10-31 08:00+08', true, null::text, '[1]'::jsonb, 'NaN'::float8", default);

        result.Rows[0].ShouldBe([1.50m, "2025-10-31", "2025-10-31T00:00:00+00:00", true, null, "[1]", "NaN"]);
    }

    private async Task ShouldRefuseAsync(string sql, string code) =>
        (await Should.ThrowAsync<ToolRefusedException>(() => query.RunAsync(Departments.Sales, sql, default))).Code.ShouldBe(code);
}
