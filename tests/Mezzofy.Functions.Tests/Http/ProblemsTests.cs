using System.Net.Sockets;
using Azure;
using Mezzofy.Core;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Mezzofy.Functions.Tests.Http;

public sealed class ProblemsTests
{
    public static TheoryData<Exception, int, string> Known => new()
    {
        { ProblemException.NotFound("The session"), 404, "not_found" },
        { new BadHttpRequestException("x", 413), 413, "body_too_large" },
        { new BadHttpRequestException("Unexpected end of request content."), 400, "bad_request" },
        { new NpgsqlException("x", new SocketException(111)), 503, "database_unavailable" },
        { new NpgsqlException("x", new EndOfStreamException()), 503, "database_unavailable" },
        { new NpgsqlException("x", new TimeoutException()), 503, "database_unavailable" },
        { Postgres("57P01"), 503, "database_unavailable" },
        { Postgres("57P03"), 503, "database_unavailable" },
        { Postgres("53300"), 503, "database_unavailable" },
        { Postgres("53100"), 503, "database_unavailable" },
        { Postgres("08006"), 503, "database_unavailable" },
        { Postgres("22021"), 400, "validation_failed" },
        { Postgres("23505"), 500, "internal_error" },
        { Postgres("42P01"), 500, "internal_error" },
        { new RequestFailedException(0, "x"), 503, "storage_unavailable" },
        { new RequestFailedException(503, "x"), 503, "storage_unavailable" },
        { new AggregateException(new RequestFailedException(0, "x")), 503, "storage_unavailable" },
        { new RequestFailedException(404, "x"), 500, "internal_error" },
        { new OperationCanceledException(), 503, "timed_out" },
        { new InvalidOperationException("secret"), 500, "internal_error" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_exception_becomes_the_problem_a_caller_can_act_on(Exception exception, int status, string code)
    {
        var problem = Problems.Of(exception);

        (problem.Status, problem.Code).ShouldBe((status, code));
        problem.Message.ShouldNotContain("secret");
        (problem.RetryAfter is not null).ShouldBe(status == 503);
    }

    private static PostgresException Postgres(string state) => new("x", "ERROR", "ERROR", state);
}
