using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Startup;
using Mezzofy.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<TelemetryMiddleware>();
builder.UseMiddleware<IdentityMiddleware>();

builder.Services
    .AddProduct(builder.Configuration)
    .AddAccess(typeof(Program).Assembly)
    .AddTelemetry(builder.Configuration);

builder.Build().Run();
